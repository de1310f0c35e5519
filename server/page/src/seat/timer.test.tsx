// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { CommandJson } from "../gen/elephantboard/v1/commands_pb";
import { LiveValues } from "../room/liveValues";
import { SeatSituation } from "../room/situation";
import { Role } from "../room/state";
import { timerState } from "../room/timer";
import { type CommandContext, CurrentContext } from "./commandContext";
import { TimerSpace } from "./timer";

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  document.body.innerHTML = '<div id="root"></div>';
});
afterEach(() => {
  render(null, root());
  vi.useRealTimers();
});

const root = () => document.getElementById("root")!;
const words = () => root().querySelector('[role="timer"]')?.textContent;
const buttons = () => [...root().querySelectorAll("button")].map((each) => each.textContent);

class Situation extends SeatSituation {
  readonly sent: CommandJson[] = [];
  readonly seat = { participant: 1 } as never;
  readonly live = new LiveValues(() => {});
  readonly desired = {} as never;
  readonly me = undefined;
  readonly outbox = { do: async (command: CommandJson) => void this.sent.push(command) };

  constructor(private readonly as: number) {
    super();
  }

  override get role(): number {
    return this.as;
  }
}

function show(role: number) {
  const session = new Situation(role);
  // The server's clock is ten minutes ahead.
  session.live.synchronize({ time: "1600000" });
  act(() =>
    render(
      <CurrentContext.Provider value={{ session, opened: signal(undefined) } as unknown as CommandContext}>
        <TimerSpace />
      </CurrentContext.Provider>,
      root(),
    ),
  );
  const set = (timer: object | undefined) => act(() => session.live.take(timer ? { state: { timer } } : {}));
  return { session, set };
}

describe("TIMER-6 the timer is shown to everyone", () => {
  test.each([
    ["60000", "1:00"],
    ["59001", "1:00"],
    ["59000", "0:59"],
    ["1", "0:01"],
    ["0", "Time’s up"],
    ["-5000", "Time’s up"],
    ["14400000", "4:00:00"],
  ])("%s ms before its end as %s", (left, expected) => {
    expect(timerState({ id: "5", ends: `${1_000_000 + Number(left)}`, left: 0, length: 0 }, 1_000_000).words).toBe(
      expected,
    );
  });

  test("in the server's time, within a quarter of a second", () => {
    const { set } = show(Role.participant);
    expect(words()).toBeUndefined();
    set({ id: "5", ends: "1660000", length: 60_000 });
    expect(words()).toBe("1:00");
    act(() => void vi.advanceTimersByTime(1_249));
    expect(words()).toBe("0:59");
    act(() => void vi.advanceTimersByTime(60_000));
    expect(words()).toBe("Time’s up");
    expect(root().querySelector('[role="status"]')?.textContent).toBe("Time’s up");
    set({ id: "5", left: 47_655 });
    expect(words()).toBe("0:48 (paused)");
    act(() => void vi.advanceTimersByTime(60_000));
    expect(words()).toBe("0:48 (paused)");
    expect(buttons()).toEqual([]);
    set(undefined);
    expect(words()).toBeUndefined();
  });
});

describe("TIMER-7 facilitators change the timer", () => {
  test("each command names the timer", () => {
    const { session, set } = show(Role.facilitator);
    const press = (label: string) =>
      act(() => [...root().querySelectorAll("button")].find((each) => each.textContent === label)?.click());
    set({ id: "5", ends: "1660000" });
    expect(buttons()).toEqual(["Pause the timer", "Add a minute", "Stop the timer"]);
    press("Pause the timer");
    press("Add a minute");
    press("Stop the timer");
    set({ id: "5", left: 3 });
    press("Resume the timer");
    const timer = { timer: "5" };
    expect(session.sent.map(({ deadline: _, ...command }) => command)).toEqual([
      { pauseTimer: timer },
      { addMinute: timer },
      { stopTimer: timer },
      { resumeTimer: timer },
    ]);
    expect(session.sent[0]?.deadline).toBe("1610000");
  });
});
