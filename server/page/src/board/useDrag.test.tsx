// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Pointing } from "./pointing";
import { useDrag } from "./useDrag";

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = '<div id="root"></div>';
  Element.prototype.setPointerCapture = () => {};
});
afterEach(() => {
  render(null, root());
  vi.useRealTimers();
});

const root = () => document.getElementById("root")!;
const piece = () => root().querySelector<HTMLElement>(".piece");

/** An elephant at (100, 100) on a floor of one pixel per room unit. */
function setUp() {
  const done: string[] = [];
  const mayMove = signal(true);
  const isThere = signal(true);
  const pointing = { drag: (id: string) => done.push(`drag ${id}`), at: () => {} } as unknown as Pointing;
  function Elephant() {
    const drag = useDrag({
      id: "7",
      scale: 1,
      pointing,
      mayMove: mayMove.value,
      drop: (x, y) => done.push(`drop ${x} ${y}`),
      lost: () => done.push("lost"),
    });
    return (
      <i class="piece" data-held={drag.isHeld} style={{ "--x": 100, "--y": 100 }} {...(drag.handlers as object)}>
        {drag.at && `${drag.at.x} ${drag.at.y}`}
      </i>
    );
  }
  act(() => render(<div class="floor">{isThere.value && <Elephant />}</div>, root()));
  const remove = () => act(() => render(<div class="floor" />, root()));
  return { done, mayMove, remove };
}

function point(type: string, x: number, pointerType: "mouse" | "touch"): Event {
  const event = new PointerEvent(type, { pointerId: 1, pointerType, clientX: x, clientY: 100, cancelable: true });
  act(() => void piece()?.dispatchEvent(event));
  return event;
}

function hold(ms: number) {
  act(() => void vi.advanceTimersByTime(ms));
}

function isPanned(): boolean {
  const event = new Event("touchmove", { cancelable: true });
  piece()?.dispatchEvent(event);
  return !event.defaultPrevented;
}

describe("PAGE-52 a swipe pans, a hold picks up", () => {
  test("a finger that moves at once pans the board and moves nothing", () => {
    const { done } = setUp();
    point("pointerdown", 100, "touch");
    hold(290);
    point("pointermove", 115, "touch");
    hold(1_000);
    expect([isPanned(), piece()?.dataset.held]).toEqual([true, "false"]);
    point("pointercancel", 130, "touch");
    expect(done).toEqual([]);
  });

  test("a finger that rests picks it up, and the device lets it feel", () => {
    const felt: unknown[] = [];
    vi.stubGlobal("navigator", { vibrate: (ms: unknown) => felt.push(ms) });
    const { done } = setUp();
    point("pointerdown", 100, "touch");
    point("pointermove", 104, "touch");
    hold(300);
    expect([isPanned(), piece()?.dataset.held, felt.length]).toEqual([false, "true", 1]);
    point("pointermove", 160, "touch");
    expect(piece()?.textContent).toBe("160 100");
    point("pointerup", 160, "touch");
    expect(done).toEqual(["drag 7", "drag 7", "drag 0", "drop 160 100"]);
    expect(piece()?.dataset.held).toBe("false");
    vi.unstubAllGlobals();
  });

  test("a mouse drags at once", () => {
    const { done } = setUp();
    point("pointerdown", 100, "mouse");
    point("pointermove", 140, "mouse");
    point("pointerup", 140, "mouse");
    expect(done).toEqual(["drag 7", "drag 0", "drop 140 100"]);
  });
});

describe("PAGE-53 whoever holds an elephant is told when it is taken away", () => {
  test("because it left the floor", () => {
    const { done, remove } = setUp();
    point("pointerdown", 100, "mouse");
    point("pointermove", 140, "mouse");
    remove();
    expect(done.at(-1)).toBe("lost");
  });

  test("because nobody may move it any more", () => {
    const { done, mayMove } = setUp();
    point("pointerdown", 100, "mouse");
    point("pointermove", 140, "mouse");
    act(() => {
      mayMove.value = false;
    });
    expect([done.at(-1), piece()?.textContent]).toEqual(["lost", ""]);
    point("pointerup", 140, "mouse");
    expect(done).not.toContain("drop 140 100");
  });

  test("a press that has not moved it loses nothing", () => {
    const { done, remove } = setUp();
    point("pointerdown", 100, "mouse");
    remove();
    expect(done).not.toContain("lost");
  });
});
