// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { CommandJson } from "../gen/elephantboard/v1/commands_pb";
import type { LiveStateJson } from "../gen/elephantboard/v1/live_pb";
import { look } from "../gen/look";
import { LiveValues } from "../room/liveValues";
import { SeatSituation } from "../room/situation";
import { emptyRoom, newElephant, Role, Stage } from "../room/state";
import type { Wordings } from "../room/wordings";
import { type CommandContext, CurrentContext } from "./commandContext";
import { TableSpace } from "./table";

beforeEach(() => {
  document.body.innerHTML = '<div id="root"></div>';
});
afterEach(() => render(null, root()));

const root = () => document.getElementById("root")!;
const button = (label: string) =>
  [...root().querySelectorAll("button")].find((each) => each.textContent === label) as HTMLButtonElement | undefined;

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

/** A room with elephants 10, 11, 12 of one author, of whom nothing may be shown, and what is live in it. */
function show(role: number, state: LiveStateJson | undefined) {
  const session = new Situation(role);
  const elephants = new Map(
    ["10", "11", "12"].map((id) => [id, { ...newElephant, id, pour: 1, author: 7, wording: `text ${id}` }]),
  );
  const texts = { has: () => true, text: (id: string) => id } as unknown as Wordings;
  session.view.show({ ...emptyRoom, stage: Stage.debrief, pours: 1, elephants }, texts);
  const set = (next: LiveStateJson | undefined) => act(() => session.live.take(next ? { state: next } : {}));
  const withdraw = (id: string) => {
    const gone = { ...elephants.get(id)!, withdrawn: true };
    act(() => session.view.show({ ...emptyRoom, pours: 1, elephants: new Map([...elephants, [id, gone]]) }, texts));
  };
  set(state);
  act(() =>
    render(
      <CurrentContext.Provider value={{ session, opened: signal(undefined) } as unknown as CommandContext}>
        <TableSpace />
      </CurrentContext.Provider>,
      root(),
    ),
  );
  return { session, set, withdraw };
}

const table = (elephant: string) => ({ table: { elephant, since: "1764000000000" } });

describe("TABLE-7 everyone sees the elephant on the table", () => {
  test.each([Role.participant, Role.observer, Role.host])("role %s: with all of its text, and nothing else", (role) => {
    const { set } = show(role, undefined);
    expect(root().querySelector(".on-table")).toBeNull();
    set(table("11"));
    expect(root().querySelector(".elephant-table .elephant-text")?.textContent).toBe("text 11");
    expect(root().querySelector('[role="status"]')?.textContent).toBe("On the table: text 11");
    expect(root().textContent).not.toContain("by ");
    set(undefined);
    expect(root().querySelector(".on-table")).toBeNull();
  });

  test("what is withdrawn is gone before the live state says so", () => {
    const { withdraw } = show(Role.participant, table("11"));
    withdraw("11");
    expect(root().textContent).not.toContain("text 11");
  });
});

describe("TABLE-8 facilitators step over the table", () => {
  test("others have no buttons", () => {
    show(Role.participant, { ...table("11"), reading: { at: "11" } });
    expect(root().querySelectorAll("button").length).toBe(0);
  });

  test("two taps on next put one elephant there, each naming the one that it replaces", () => {
    vi.useFakeTimers({ toFake: ["performance", "setTimeout", "Date"] });
    const { session, set } = show(Role.facilitator, table("10"));
    const passes = () => act(() => void vi.advanceTimersByTime(look.press.changed_ms + 1));
    passes();
    act(() => button("Next")?.click());
    expect(session.sent.map(({ putOnTable }) => putOnTable)).toEqual([{ elephant: "11", instead: "10" }]);
    set(table("11"));
    act(() => button("Next")?.click());
    expect(session.sent.length).toBe(1);
    passes();
    act(() => button("Next")?.click());
    expect(session.sent[1]?.putOnTable).toEqual({ elephant: "12", instead: "11" });
    set(table("12"));
    passes();
    expect(button("Next")?.getAttribute("aria-disabled")).toBe("true");
    act(() => button("Take off the table")?.click());
    expect(session.sent[2]?.takeOffTable).toEqual({ elephant: "12" });
    vi.useRealTimers();
  });

  test("LIVE-3 with a deadline in ten seconds of the server's time", () => {
    vi.useFakeTimers({ toFake: ["Date"], now: 1_000 });
    const { session } = show(Role.host, table("11"));
    session.live.synchronize({ time: "500000" });
    act(() => button("Take off the table")?.click());
    expect(session.sent[0]?.deadline).toBe("510000");
    vi.useRealTimers();
  });
});

describe("READING-4 how far the round is", () => {
  test("everyone is shown it, and a facilitator ends it", () => {
    const { session, set } = show(Role.facilitator, { ...table("11"), reading: { at: "11" } });
    expect(root().querySelector(".table-read")?.textContent).toBe("2 of 3");
    expect(button("Take off the table")).toBeUndefined();
    act(() => button("End the reading round")?.click());
    expect(session.sent[0]?.endReading).toEqual({});
    set({ reading: { at: "99" } });
    expect(root().querySelector(".table-read")?.textContent).toBe("That elephant left. 3 are in the room.");
  });
});
