import { effect, signal } from "@preact/signals";
import { expect, test, vi } from "vitest";
import { emptyRoom, newElephant, type Room } from "../room/state";
import { View } from "../room/view";
import { Wordings } from "../room/wordings";
import { ALL_NOTES, Drawing, dotAt, wholeFloor } from "./drawn";
import { fitting, sizeOf } from "./geometry";

function roomOf(count: number): Room {
  const elephants = Array.from({ length: count }, (_, i) => {
    const id = `${i + 1}`;
    return [id, { ...newElephant, id, x: (i * 37) % 1600, y: 300 + ((i * 53) % 600) }] as const;
  });
  return { ...emptyRoom, elephants: new Map(elephants) };
}

function drawingOf(room: Room, area = wholeFloor) {
  const view = new View();
  view.show(room, new Wordings());
  return { view, drawing: new Drawing(view, signal(area)) };
}

test("PAGE-55 in a small room every elephant is a note", () => {
  const { drawing } = drawingOf(roomOf(ALL_NOTES));
  expect([drawing.notes.value.length, drawing.dots.value.length]).toEqual([ALL_NOTES, 0]);
});

test("PAGE-55 in a large one those in view that do not cover each other are, the topmost first", () => {
  const { drawing, view } = drawingOf(roomOf(2_000), { left: 0, top: 0, right: 800, bottom: 900 });
  const notes = drawing.notes.value.map((id) => view.elephant(id)!.value.elephant);
  expect(notes.length).toBeGreaterThan(15);
  expect(notes.length).toBeLessThanOrEqual(60);
  expect(notes.length + drawing.dots.value.length).toBe(2_000);
  expect(notes.every(({ x }) => x <= 800)).toBe(true);
  const { width, height } = sizeOf(fitting([], 2_000));
  const covering = notes.filter((a) =>
    notes.some((b) => a !== b && Math.abs(a.x - b.x) < width && Math.abs(a.y - b.y) < height),
  );
  expect(covering).toEqual([]);
  const lowest = [...view.groups.value.room]
    .map((id) => view.elephant(id)!.value.elephant)
    .filter(({ x }) => x <= 800)
    .sort((a, b) => b.y - a.y)[0];
  expect(notes).toContain(lowest);
});

test("PAGE-55 an elephant that is moved becomes a note, and what somebody holds stays one", () => {
  const room = roomOf(2_000);
  const { drawing, view } = drawingOf(room);
  const dot = drawing.dots.value[0]!;
  const moved = new Map(room.elephants).set(dot.id, { ...dot, layer: 7 });
  view.show({ ...room, elephants: moved }, new Wordings());
  expect(drawing.notes.value).toContain(dot.id);
  const below = drawing.dots.value.at(-1)!.id;
  drawing.kept.value = below;
  expect(drawing.notes.value).toContain(below);
});

test("PAGE-55 the notes are not drawn again when an elephant moves that stays a note", () => {
  const room = roomOf(2_000);
  const { drawing, view } = drawingOf(room);
  const drawn = vi.fn(() => void drawing.notes.value);
  const stop = effect(drawn);
  const notes = drawing.notes.value.map((id) => view.elephant(id)!.value.elephant);
  const top = notes.sort((a, b) => b.y - a.y)[0]!;
  view.show({ ...room, elephants: new Map(room.elephants).set(top.id, { ...top, layer: 1 }) }, new Wordings());
  expect(drawn).toHaveBeenCalledTimes(1);
  stop();
});

test("PAGE-55 a press on a dot opens the topmost one there", () => {
  const at = (id: string, layer: number) => ({ ...newElephant, id, x: 100, y: 400, layer });
  expect(dotAt([at("1", 3), at("2", 9), at("3", 4)], 105, 395)?.id).toBe("2");
  expect(dotAt([at("1", 3)], 140, 400)).toBeUndefined();
});

test("PAGE-55 a text is compared with its id when something shows it", () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  const wordings = new Wordings();
  wordings.add({ id: "AAAAAAAAAAAAAAAA", salt: "AAAA", text: "Not the text of this id." });
  const view = new View();
  const elephant = { ...newElephant, id: "1", wording: "AAAAAAAAAAAAAAAA" };
  view.show({ ...emptyRoom, elephants: new Map([["1", elephant]]) }, wordings);
  expect(warn).not.toHaveBeenCalled();
  expect(view.elephant("1")?.value.text).toBeUndefined();
  expect(warn).toHaveBeenCalledOnce();
  warn.mockRestore();
});
