import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { look } from "../gen/look";
import { fitting, grids, type Point, sizeOf } from "./geometry";
import { noteText } from "./noteText";

const demo = JSON.parse(readFileSync("../../tests/Fixtures/Demo/elephants.json", "utf8")) as { text: string }[];
const texts = (count: number) => demo.slice(0, count).map((each) => each.text);
const least = look.notes.least_type;

describe("PAGE-70 notes are as large as the floor lets them be, as the server places them", () => {
  const { cases } = JSON.parse(readFileSync("../../tests/Vectors/notes.json", "utf8")) as {
    cases: {
      name: string;
      count: number;
      places: [number, number][];
      width?: number;
      height?: number;
      cells?: number;
    }[];
  };

  test.each(cases.map((each) => [each.name, each] as const))("%s", (_, { count, places, width, height, cells }) => {
    const grid = fitting(
      places.map(([x, y]): Point => ({ x, y })),
      count,
    );
    expect(grid?.width ?? 0).toBeCloseTo(width ?? 0, 3);
    expect(grid?.height ?? 0).toBeCloseTo(height ?? 0, 3);
    expect(grid?.cells.length).toBe(cells);
  });
});

describe("PAGE-71 the demo's texts are set whole", () => {
  test.each([3, 8, 17, 24, 40, 60])("%i of them", (count) => {
    const size = sizeOf(fitting([], count));
    for (const text of texts(count)) {
      const note = noteText(text, size, least, size.words ? 34 : 0);
      expect(note.lines).toBeUndefined();
      expect(note.type).toBeGreaterThanOrEqual(least);
      expect(note.width).toBeLessThanOrEqual(size.width + 0.1);
      expect(note.height).toBeLessThanOrEqual(size.height + 0.1);
    }
  });

  test("a shorter text has the larger type", () => {
    const size = sizeOf(fitting([], 24));
    const [short, long] = [
      noteText("Quiet people leave.", size, least, 0),
      noteText(texts(1)[0] ?? "", size, least, 0),
    ];
    expect(short.type).toBeGreaterThan(long.type);
    expect(short.width).toBeLessThan(size.width);
  });
});

describe("PAGE-72 a text that does not fit is cut, and zooming shows more of it", () => {
  const size = sizeOf(fitting([], 40));
  const long = Array.from({ length: 120 }, (_, i) => `word${i}`).join(" ");

  test("at 2.5 times there are more than twice as many lines", () => {
    const whole = noteText(long, size, least, 0);
    const near = noteText(long, size, least / 2.5, 0);
    expect(near.lines ?? 99).toBeGreaterThan(2 * (whole.lines ?? 99));
    expect(near.width).toBe(whole.width);
  });

  test("1,990 line ends take no more than one note", () => {
    const note = noteText(`a${"\n".repeat(1990)}b`, size, least, 0);
    expect(note.height).toBe(size.height);
    expect(note.lines).toBeLessThan(12);
  });

  test("one long word stays in its note", () => {
    for (const grid of grids.slice(0, 9)) {
      const word = `https://example.com/${"x".repeat(60)}`;
      expect(noteText(word, sizeOf(grid), least, 0).width).toBeLessThanOrEqual(grid.width + 0.1);
    }
  });
});
