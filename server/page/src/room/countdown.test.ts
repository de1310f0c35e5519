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
    ({ round }) => poured.push(round),
  );
  return { countdown, poured };
}

/** An announcement that ends in three seconds. */
const announced = () => ({ round: "77", at: Date.now() + 3_000, until: Date.now() + 13_000 });

describe("PAGE-30 a pour is announced by a countdown", () => {
  test("every page shows the seconds; only the page that announced it pours, once, at the end", () => {
    const [own, other] = [made(), made()];
    own.countdown.own("77");
    const seen: (number | undefined)[] = [];
    for (const { countdown } of [own, other]) countdown.take(announced());
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

  test("an announcement that is never poured lapses without a frame from the server", () => {
    const { countdown, poured } = made();
    countdown.take(announced());
    vi.advanceTimersByTime(13_000);
    expect(countdown.left.value).toBe(0);
    vi.advanceTimersByTime(200);
    expect([countdown.left.value, countdown.until, vi.getTimerCount()]).toEqual([undefined, undefined, 0]);
    expect(poured).toEqual([]);
  });

  test("this page does not pour after a stop, nor when somebody else announces the next pour", () => {
    const { countdown, poured } = made();
    countdown.own("77");
    countdown.take(announced());
    vi.advanceTimersByTime(2_900);
    countdown.take(undefined);
    vi.advanceTimersByTime(5_000);
    countdown.take(announced());
    vi.advanceTimersByTime(5_000);
    expect(poured).toEqual([]);
  });

  test("nor when the next pour is announced while this page is disconnected", () => {
    const { countdown, poured } = made();
    countdown.own("77");
    countdown.take(announced());
    vi.advanceTimersByTime(1_000);
    countdown.take(announced());
    vi.advanceTimersByTime(5_000);
    expect(poured).toEqual([]);
  });

  test("this page pours whether the answer or the announcement arrives first", () => {
    const [answer, announcement] = [made(), made()];
    answer.countdown.own("77");
    answer.countdown.take(announced());
    announcement.countdown.take(announced());
    announcement.countdown.own("77");
    vi.advanceTimersByTime(3_000);
    expect([answer.poured, announcement.poured]).toEqual([["77"], ["77"]]);
  });

  test("the end of an earlier announcement does not stop this page's own", () => {
    const { countdown, poured } = made();
    countdown.own("77");
    countdown.take(undefined);
    countdown.take(announced());
    vi.advanceTimersByTime(3_000);
    expect(poured).toEqual(["77"]);
  });
});
