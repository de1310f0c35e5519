import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { CommandJson } from "../gen/elephantboard/v1/commands_pb";
import type { AnswerJson } from "../gen/elephantboard/v1/service_pb";
import type { Refused } from "../wire/refusal";
import { Memory } from "./memory";
import { Outbox } from "./outbox";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

let rooms = 0;

interface Sent {
  readonly command: CommandJson;
  answer(answer: AnswerJson): Promise<void>;
  lose(): Promise<void>;
}

const accepted = (sequence: number): AnswerJson => ({ accepted: { sequence } });
const refusal = (code: "STAGE" | "TOO_FAST" | "ASK_AGAIN" | "NO_ROOM" | "TOO_MANY_TRIES"): AnswerJson => ({
  refusal: { code: `REFUSAL_CODE_${code}` as const },
});

/** An outbox whose answers come when a test gives them. */
function setUp(memory = new Memory(`OUTBOX${++rooms}`, 1)) {
  const sent: Sent[] = [];
  const refusals: string[] = [];
  const state = { online: true, seen: 0 };
  const rest = async () => void (await vi.advanceTimersByTimeAsync(0));
  const outbox = new Outbox(memory, {
    send(command) {
      if (!state.online) return undefined;
      return new Promise((done, fail) => {
        sent.push({
          command,
          answer(answer) {
            done(answer);
            return rest();
          },
          lose() {
            fail(new Error("the link is down"));
            return rest();
          },
        });
      });
    },
    seen: () => state.seen,
    changed: () => {},
    refused: (refused: Refused) => refusals.push(refused.code),
  });
  return { outbox, sent, refusals, state, memory };
}

const move = (x: number): CommandJson => ({ moveElephant: { elephant: "1", x } });
const placesOf = (sent: readonly Sent[]) => sent.map(({ command }) => command.moveElephant?.x);

describe("PAGE-17 a command is repeated until it is answered, always with its first id", () => {
  test("a command without a link waits, and is sent with its first id", async () => {
    const { outbox, sent, state } = setUp();
    state.online = false;
    void outbox.do({ leave: {} });
    expect([sent.length, outbox.waiting.value]).toEqual([0, 1]);
    state.online = true;
    outbox.reconnected();
    outbox.reconnected();
    await sent[0]?.answer(accepted(1));
    expect(new Set(sent.map(({ command }) => JSON.stringify(command.id))).size).toBe(1);
    expect(outbox.waiting.value).toBe(0);
  });

  test("an optimistic update is shown until its event arrives", async () => {
    const { outbox, sent, state } = setUp();
    void outbox.do({ bringBack: { elephant: "1" } }, { arm: "cameBack", id: "1" });
    await sent[0]?.answer(accepted(5));
    outbox.settle();
    expect(outbox.all).toHaveLength(1);
    state.seen = 5;
    outbox.settle();
    expect(outbox.all).toHaveLength(0);
  });

  test("a refusal removes the optimistic update and is answered", async () => {
    const { outbox, sent, refusals } = setUp();
    const answered = outbox.do({ bringBack: { elephant: "1" } }, { arm: "cameBack", id: "1" });
    await sent[0]?.answer(refusal("STAGE"));
    expect([outbox.all.length, refusals, (await answered)?.code]).toEqual([0, ["STAGE"], "STAGE"]);
  });

  test.each(["ASK_AGAIN", "NO_ROOM", "TOO_MANY_TRIES"] as const)("a command is sent again after %s", async (code) => {
    const { outbox, sent } = setUp();
    const answered = outbox.do({ leave: {} });
    await sent[0]?.answer(refusal(code));
    expect(sent).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(400);
    await sent[1]?.answer(accepted(1));
    expect(await answered).toBeUndefined();
    expect([sent[1]?.command.id, outbox.waiting.value]).toEqual([sent[0]?.command.id, 0]);
  });
});

describe("PAGE-21 commands of a seat reach the room in the order in which they were made", () => {
  test("one is in flight; the last of five is sent last, whatever is lost or sent again before", async () => {
    const { outbox, sent } = setUp();
    for (const x of [1, 2, 3, 4, 5]) void outbox.do(move(x));
    expect(placesOf(sent)).toEqual([1]);
    await sent[0]?.answer(accepted(1));
    await sent[1]?.answer(refusal("TOO_FAST"));
    await vi.advanceTimersByTimeAsync(400);
    await sent[2]?.lose();
    expect(placesOf(sent)).toEqual([1, 2, 2]);
    outbox.reconnected();
    for (let i = 3; i < 7; i++) await sent[i]?.answer(accepted(i));
    expect(placesOf(sent)).toEqual([1, 2, 2, 2, 3, 4, 5]);
    expect(outbox.waiting.value).toBe(0);
  });

  test("an author's command waits for the earlier ones", async () => {
    const { outbox, sent } = setUp();
    void outbox.do(move(1));
    void outbox.doAsAuthor({ withdraw: { elephant: "1" } });
    expect(sent).toHaveLength(1);
    await sent[0]?.answer(accepted(1));
    expect(sent[1]?.command.withdraw?.elephant).toBe("1");
  });

  test("those of an earlier load of the page are sent first, with their first ids", async () => {
    const before = setUp();
    before.state.online = false;
    for (const x of [1, 2]) void before.outbox.do(move(x));
    const { outbox, sent } = setUp(before.memory);
    void outbox.do(move(3));
    for (let i = 0; i < 3; i++) await sent[i]?.answer(accepted(i + 1));
    expect(placesOf(sent)).toEqual([1, 2, 3]);
    expect(sent[0]?.command.id).toEqual(before.outbox.all[0]?.command.id);
  });

  test("a late answer on a dead link does not count twice, and no command overtakes another", async () => {
    const { outbox, sent } = setUp();
    for (const x of [1, 2]) void outbox.do(move(x));
    outbox.reconnected();
    await sent[0]?.answer(accepted(1));
    expect(placesOf(sent)).toEqual([1, 1]);
    await sent[1]?.answer(accepted(1));
    await sent[2]?.answer(accepted(2));
    expect([placesOf(sent), outbox.waiting.value]).toEqual([[1, 1, 2], 0]);
  });
});

describe("PAGE-22 what was typed stays until the room has accepted it", () => {
  const kick = { kickOut: { elephant: "1", kind: "DECISION_KIND_STEP", wording: "We ask." } } as const;

  test("a refusal keeps the form's text, an acceptance drops it", async () => {
    const { outbox, sent, memory } = setUp();
    memory.saveInput("kick/1", { text: "We ask." });
    void outbox.do(kick, undefined, "kick/1");
    expect(memory.unsavedInput("kick/1")).toEqual({ text: "We ask." });
    await sent[0]?.answer(refusal("STAGE"));
    expect(memory.unsavedInput("kick/1")).toEqual({ text: "We ask." });
    void outbox.do(kick, undefined, "kick/1");
    await sent[1]?.answer(accepted(1));
    expect(memory.unsavedInput("kick/1")).toBeUndefined();
  });

  test("also when the answer arrives after a reload", async () => {
    const before = setUp();
    before.memory.saveInput("kick/1", { text: "We ask." });
    before.state.online = false;
    void before.outbox.do(kick, undefined, "kick/1");
    const { sent, memory, outbox } = setUp(before.memory);
    outbox.reconnected();
    expect(memory.unsavedInput("kick/1")).toEqual({ text: "We ask." });
    await sent[0]?.answer(accepted(1));
    expect(memory.unsavedInput("kick/1")).toBeUndefined();
  });
});

describe("PAGE-18 an author's command shares no lane with any other", () => {
  test("its lane is its own, its counter is 0; the others count in the tab's lane", async () => {
    const { outbox, sent } = setUp();
    void outbox.do({ leave: {} });
    void outbox.doAsAuthor({ withdraw: { elephant: "1" } });
    void outbox.doAsAuthor({ withdraw: { elephant: "2" } });
    void outbox.do({ leave: {} });
    for (let i = 0; i < 4; i++) await sent[i]?.answer(accepted(i + 1));
    const [a, b, c, d] = sent.map(({ command }) => command.id);
    expect([a?.counter, b?.counter, c?.counter, d?.counter]).toEqual([1, undefined, undefined, 2]);
    expect(a?.lane).toBe(d?.lane);
    expect(new Set([a?.lane, b?.lane, c?.lane]).size).toBe(3);
  });
});
