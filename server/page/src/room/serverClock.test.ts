import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ServerClock } from "./serverClock";

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("TIMER-6 the page knows the server's time within a quarter of a second", () => {
  // The server's clock is 5,000 ms ahead.
  const sentBefore = (travel: number) => Date.now() + 5_000 - travel;
  const error = (clock: ServerClock) => Math.abs(clock.now - (Date.now() + 5_000));

  test("heartbeats that travel long do not set it back", () => {
    const clock = new ServerClock();
    for (const travel of [180, 900, 120, 1_500, 700]) {
      clock.heartbeat(sentBefore(travel));
      vi.advanceTimersByTime(10_000);
    }
    expect(error(clock)).toBe(120);
  });

  test("a round trip is halved, and a slower one changes nothing", () => {
    const clock = new ServerClock();
    clock.heartbeat(sentBefore(900));
    clock.roundTrip(sentBefore(150), 300);
    expect(error(clock)).toBe(0);
    clock.roundTrip(sentBefore(2_000), 2_100);
    clock.heartbeat(sentBefore(1_000));
    expect(error(clock)).toBe(0);
  });

  test("its time is a whole number, whatever the measure of the trip", () => {
    const clock = new ServerClock();
    clock.roundTrip(sentBefore(10), 20.7);
    expect(Number.isInteger(clock.now)).toBe(true);
  });

  test("a clock that was set back is followed", () => {
    const clock = new ServerClock();
    clock.roundTrip(sentBefore(10), 20);
    clock.heartbeat(Date.now() - 60_000);
    expect(clock.now).toBe(Date.now() - 60_000);
  });
});
