import { signal } from "@preact/signals";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { RoomEvent } from "../wire/values";
import { Decided } from "./decided";
import { Decision, newElephant, Whereabouts } from "./state";
import type { Seen, View } from "./view";
import type { Wordings } from "./wordings";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function room(decisions: Record<string, string>) {
  const elephants = new Map(
    Object.keys(decisions).map((id) => [
      id,
      signal<Seen>({
        elephant: { ...newElephant, id, whereabouts: Whereabouts.gone },
        text: `elephant ${id}`,
        // As while the answer to the own command is on its way.
        decision: undefined,
      }),
    ]),
  );
  const decided = new Decided();
  const view = { elephant: (id: string) => elephants.get(id) } as unknown as View;
  const wordings = { text: (id: string) => decisions[id] } as unknown as Wordings;
  const announce = (events: readonly RoomEvent[]) => decided.announce(events, view, wordings);
  const out = (...ids: string[]) =>
    announce(
      ids.map(
        (id) => ({ fact: { arm: "kickedOut", id, kind: Decision.accepted, decision: id } }) as unknown as RoomEvent,
      ),
    );
  return { decided, elephants, out, announce };
}

describe("PAGE-62 a decision is shown large when its elephant leaves", () => {
  test("for as long as it takes to read it aloud", () => {
    const { decided, out } = room({ 1: "We live with it." });
    out("1");
    expect(decided.shown.value).toMatchObject({ sentence: "We live with it.", text: "elephant 1", count: 1 });
    vi.advanceTimersByTime(5_800);
    expect(decided.shown.value).toBeDefined();
    vi.advanceTimersByTime(200);
    expect(decided.shown.value).toBeUndefined();
  });

  test("the same one for several elephants once, others after it, and none that came back", () => {
    const { decided, elephants, out, announce } = room({ 1: "Same.", 2: "Same.", 3: "Third." });
    out("1", "2", "3");
    expect(decided.shown.value).toMatchObject({ sentence: "Same.", count: 2 });
    vi.advanceTimersByTime(6_000);
    expect(decided.shown.value?.sentence).toBe("Third.");
    const third = elephants.get("3")!;
    third.value = { ...third.value, elephant: { ...third.value.elephant, whereabouts: Whereabouts.room } };
    announce([]);
    expect(decided.shown.value).toBeUndefined();
  });
});
