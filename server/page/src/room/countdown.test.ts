import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Countdown } from "./countdown";

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

function made() {
  const poured: string[] = [];
  const countdown = new Countdown(
    () => Date.now(),
    (round) => poured.push(round),
  );
  return { countdown, poured };
}

describe("PAGE-30 a pour is announced by a countdown", () => {
  test("everybody sees the seconds; only who announced it pours, once, when it ends", () => {
    const [own, other] = [made(), made()];
    own.countdown.announce("77");
    const seen: (number | undefined)[] = [];
    for (const { countdown } of [own, other]) countdown.take({ round: "77", at: 1_003_000 });
    for (let i = 0; i < 3; i++) {
      seen.push(other.countdown.left.value);
      expect(own.poured).toEqual([]);
      vi.advanceTimersByTime(1_000);
    }
    vi.advanceTimersByTime(5_000);
    expect([seen, other.countdown.left.value]).toEqual([[3, 2, 1], 0]);
    expect([own.poured, other.poured]).toEqual([["77"], []]);
    other.countdown.take(undefined);
    expect(other.countdown.left.value).toBeUndefined();
  });

  test("a stopped one pours nothing, nor does the next one that somebody else announces", () => {
    const { countdown, poured } = made();
    countdown.announce("77");
    countdown.take({ round: "77", at: 1_003_000 });
    vi.advanceTimersByTime(2_900);
    countdown.take(undefined);
    vi.advanceTimersByTime(5_000);
    countdown.take({ round: "77", at: Date.now() + 3_000 });
    vi.advanceTimersByTime(5_000);
    expect(poured).toEqual([]);
  });
});
