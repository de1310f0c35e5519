// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { CommandJson } from "../gen/elephantboard/v1/commands_pb";
import type { LiveStateJson } from "../gen/elephantboard/v1/live_pb";
import { LiveValues } from "../room/liveValues";
import { SeatSituation } from "../room/situation";
import { emptyRoom, Role } from "../room/state";
import type { Wordings } from "../room/wordings";
import { read } from "../wire/message";
import { type CommandContext, CurrentContext } from "./commandContext";
import { Speakers, speakingOf } from "./speakers";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance", "setTimeout"] });
  document.body.innerHTML = '<div id="root"></div>';
});
afterEach(() => {
  render(null, root());
  vi.useRealTimers();
});

const root = () => document.getElementById("root")!;
const buttons = () => [...root().querySelectorAll("button")].map((each) => each.textContent);
const press = (label: string) => {
  act(() => void vi.advanceTimersByTime(700));
  act(() => [...root().querySelectorAll("button")].find((each) => each.textContent === label)?.click());
};

class Situation extends SeatSituation {
  readonly sent: CommandJson[] = [];
  readonly seat = { participant: 1 } as never;
  readonly live = new LiveValues(() => {});
  readonly desired = {} as never;
  readonly me = undefined;
  readonly outbox = {
    do: async ({ deadline: _, ...command }: CommandJson) => void this.sent.push(command),
  };

  constructor(private readonly as: number) {
    super();
  }

  override get role(): number {
    return this.as;
  }
}

function show(role: number) {
  const session = new Situation(role);
  const who = (participant: number) => ({
    ...read("ParticipantState", {}),
    participant,
    role: Role.participant,
    name: `Name ${participant}`,
  });
  const participants = new Map([1, 2, 3].map((number) => [number, who(number)]));
  session.view.show({ ...emptyRoom, participants }, { text: (id: string) => id } as unknown as Wordings);
  act(() =>
    render(
      <CurrentContext.Provider value={{ session, opened: signal(undefined) } as unknown as CommandContext}>
        <Speakers />
      </CurrentContext.Provider>,
      root(),
    ),
  );
  return { session, set: (state: LiveStateJson) => act(() => session.live.take({ state })) };
}

describe("HAND-5 everyone sees the floor and the hands", () => {
  test.each([Role.participant, Role.observer])("role %s", (role) => {
    const { set } = show(role);
    set({ floor: 3, hands: [2, 1] });
    expect(root().querySelector('[role="status"]')?.textContent).toBe("Name 3 has the floorHands: 1 Name 2, 2 Name 1");
    expect([1, 2, 3, 4].map((each) => speakingOf([2, 1], 3, each))).toEqual(["hand 2", "hand 1", "has the floor", ""]);
  });
});

describe("HAND-6 hands are raised and lowered", () => {
  test("a participant's own, and their own turn", () => {
    const { session, set } = show(Role.participant);
    expect(buttons()).toEqual(["Raise your hand"]);
    press("Raise your hand");
    set({ hands: [2, 1] });
    expect(buttons()).toEqual(["Lower the hand"]);
    press("Lower the hand");
    set({ floor: 1 });
    press("End the turn");
    expect(session.sent).toEqual([
      { raiseHand: {} },
      { lowerHand: { participant: 1 } },
      { releaseFloor: { participant: 1 } },
    ]);
    set({ floor: 2 });
    expect(buttons()).toEqual(["Raise your hand"]);
  });

  test("who leads gives the floor to the first, and two taps give it once", () => {
    const { session, set } = show(Role.facilitator);
    set({ hands: [3, 2] });
    press("Give the floor");
    set({ floor: 3, hands: [2] });
    act(() => [...root().querySelectorAll("button")].find((each) => each.textContent === "Give the floor")?.click());
    expect(session.sent).toEqual([{ giveFloor: { participant: 3 } }]);
  });

  test("who watches has no hand", () => {
    show(Role.observer);
    expect(buttons()).toEqual([]);
  });
});
