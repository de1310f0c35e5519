import { describe, expect, test } from "vitest";
import type { CommandJson } from "../gen/elephantboard/v1/commands_pb";
import type { AnswerJson } from "../gen/elephantboard/v1/service_pb";
import type { Refused } from "../wire/refusal";
import { Memory } from "./memory";
import { Outbox } from "./outbox";

let rooms = 0;

function sit() {
  const sent: CommandJson[] = [];
  const refusals: string[] = [];
  const state = { online: true, answer: (_: CommandJson): AnswerJson => ({ accepted: { sequence: 5 } }), seen: 0 };
  const outbox = new Outbox(new Memory(`OUTBOX${++rooms}`), {
    send: (command) => {
      if (!state.online) return undefined;
      sent.push(command);
      return Promise.resolve(state.answer(command));
    },
    seen: () => state.seen,
    changed: () => {},
    refused: (refused: Refused) => refusals.push(refused.code),
  });
  return { outbox, sent, refusals, state };
}

const turn = () => new Promise((done) => setTimeout(done, 0));

describe("PAGE-17 a command is sent until it is answered, with one id", () => {
  test("what was said without a link waits, and goes with the id it had", async () => {
    const { outbox, sent, state } = sit();
    state.online = false;
    outbox.do({ leave: {} });
    await turn();
    expect([sent.length, outbox.waiting.value]).toEqual([0, 1]);
    state.online = true;
    outbox.flush(true);
    outbox.flush(true);
    await turn();
    expect(new Set(sent.map((each) => JSON.stringify(each.id))).size).toBe(1);
    expect(outbox.waiting.value).toBe(0);
  });

  test("a guess is held until its event is seen", async () => {
    const { outbox, state } = sit();
    outbox.do({ bringBack: { elephant: "1" } }, { arm: "cameBack", id: "1" });
    await turn();
    outbox.settle();
    expect(outbox.all).toHaveLength(1);
    state.seen = 5;
    outbox.settle();
    expect(outbox.all).toHaveLength(0);
  });

  test("a refusal takes the guess back and is said", async () => {
    const { outbox, refusals, state } = sit();
    state.answer = () => ({ refusal: { code: "REFUSAL_CODE_STAGE" } });
    outbox.do({ bringBack: { elephant: "1" } }, { arm: "cameBack", id: "1" });
    await turn();
    expect([outbox.all.length, refusals]).toEqual([0, ["STAGE"]]);
  });

  test("an unknown outcome is asked again", async () => {
    const { outbox, sent, state } = sit();
    let asked = 0;
    state.answer = () =>
      ++asked === 1 ? { refusal: { code: "REFUSAL_CODE_ASK_AGAIN" } } : { accepted: { sequence: 1 } };
    outbox.do({ leave: {} });
    await new Promise((done) => setTimeout(done, 500));
    expect([sent.length, outbox.waiting.value]).toEqual([2, 0]);
  });
});

describe("PAGE-18 an author's act shares no lane with anything", () => {
  test("its lane is its own, its counter 0; all else counts in the tab's lane", async () => {
    const { outbox, sent } = sit();
    outbox.do({ leave: {} });
    outbox.doAsAuthor({ withdraw: { elephant: "1" } });
    outbox.doAsAuthor({ withdraw: { elephant: "2" } });
    outbox.do({ leave: {} });
    await turn();
    const [a, b, c, d] = sent.map((each) => each.id);
    expect([a?.counter, b?.counter, c?.counter, d?.counter]).toEqual([1, undefined, undefined, 2]);
    expect(a?.lane).toBe(d?.lane);
    expect(new Set([a?.lane, b?.lane, c?.lane]).size).toBe(3);
  });
});
