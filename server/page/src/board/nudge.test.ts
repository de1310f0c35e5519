import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Nudge } from "./nudge";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function made() {
  const moves: [number, number][] = [];
  const nudge = new Nudge(
    () => {},
    (x, y) => moves.push([x, y]),
  );
  return { nudge, moves };
}

const from = { x: 100, y: 890 };

describe("PAGE-23 arrow keys move an elephant by 10 units, with Shift 50, and once when they rest", () => {
  test("five presses are one move, 350 ms after the last", () => {
    const { nudge, moves } = made();
    for (let i = 0; i < 4; i++) {
      nudge.press("ArrowLeft", false, from);
      vi.advanceTimersByTime(349);
    }
    nudge.press("ArrowRight", true, from);
    expect([nudge.at, moves]).toEqual([{ x: 110, y: 890 }, []]);
    vi.advanceTimersByTime(350);
    expect([nudge.at, moves]).toEqual([undefined, [[110, 890]]]);
  });

  test("it stays on the floor", () => {
    const { nudge, moves } = made();
    nudge.press("ArrowDown", true, from);
    nudge.settle();
    expect(moves).toEqual([[100, 900]]);
  });

  test("Escape puts it back, other keys are not its own", () => {
    const { nudge, moves } = made();
    expect([nudge.press("Enter", false, from), nudge.press("Escape", false, from)]).toEqual([false, false]);
    nudge.press("ArrowUp", false, from);
    expect(nudge.press("Escape", false, from)).toBe(true);
    vi.advanceTimersByTime(1_000);
    expect([nudge.at, moves]).toEqual([undefined, []]);
  });

  test("what loses the focus is moved at once, and once", () => {
    const { nudge, moves } = made();
    nudge.press("ArrowUp", false, from);
    nudge.settle();
    nudge.settle();
    vi.advanceTimersByTime(1_000);
    expect(moves).toEqual([[100, 880]]);
  });
});
