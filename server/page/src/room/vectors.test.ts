import { readFileSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";
import type { EventJson } from "../gen/elephantboard/v1/events_pb";
import type { CheckpointJson } from "../gen/elephantboard/v1/state_pb";
import { fromBase64 } from "../wire/bytes";
import { elephantOf, ownerKey, pocketKey, pocketSecret, tagOf, wordingId } from "../wire/secrets";
import { eventOf, roomOf } from "../wire/values";
import { apply } from "./apply";
import { elephantKey, elephantText, headerText, participantKey, participantText } from "./canonical";
import { Fingerprint } from "./fingerprint";
import { emptyRoom, newElephant, type Room } from "./state";

interface Step {
  readonly event: EventJson;
  readonly state?: Record<string, string>;
  readonly fingerprint: string;
}

interface Timeline {
  readonly reader: number;
  readonly cases: readonly { name: string; steps: readonly Step[]; checkpoint?: CheckpointJson }[];
  readonly quoted: readonly { units: readonly number[]; quoted: string }[];
}

interface Secrets {
  readonly drafts: readonly { draft: string; elephant: string }[];
  readonly owners: readonly { authorSecret: string; elephant: string; ownerKey: string; tag: string }[];
  readonly pockets: readonly { pocketMaster: string; room: string; round: string; secret: string; key: string }[];
  readonly wordings: readonly { salt: string; units: readonly number[]; id: string }[];
}

function vectors<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../../../../tests/Vectors/${name}.json`, import.meta.url), "utf8")) as T;
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
const bytes = (text: string) => Uint8Array.from(Buffer.from(text, "hex"));
const stringOf = (units: readonly number[]) => String.fromCharCode(...units);

function stateOf(room: Room): Record<string, string> {
  return {
    ...Object.fromEntries([...room.elephants.values()].map((each) => [elephantKey(each), elephantText(each)])),
    ...Object.fromEntries([...room.participants.values()].map((each) => [participantKey(each), participantText(each)])),
    room: headerText(room),
  };
}

const timeline = vectors<Timeline>("timeline");
const secrets = vectors<Secrets>("secrets");

describe("PAGE-12 the page agrees with the server at every place of every timeline", () => {
  test.each(timeline.cases)("$name", ({ steps, checkpoint }) => {
    const fingerprint = new Fingerprint();
    let room = emptyRoom;
    for (const step of steps) {
      room = apply(room, [eventOf(step.event)]);
      if (step.state) expect(stateOf(room)).toEqual(step.state);
      expect(hex(fromBase64(fingerprint.of(room)))).toBe(step.fingerprint);
    }
    if (!checkpoint) return;
    expect(stateOf(roomOf(checkpoint))).toEqual(stateOf(room));
    expect(new Fingerprint().of(roomOf(checkpoint))).toBe(checkpoint.fingerprint);
  });

  test("a timeline applied as one frame is the same room", () => {
    for (const { steps } of timeline.cases) {
      const room = apply(
        emptyRoom,
        steps.map((step) => eventOf(step.event)),
      );
      expect(hex(fromBase64(new Fingerprint().of(room)))).toBe(steps.at(-1)?.fingerprint);
    }
  });

  test("strings are quoted alike", () => {
    for (const { units, quoted } of timeline.quoted) expect(JSON.stringify(stringOf(units))).toBe(quoted);
  });
});

describe("PAGE-13 the page derives what the server derives", () => {
  test("elephants of drafts", () => {
    for (const { draft, elephant } of secrets.drafts) expect(elephantOf(bytes(draft))).toBe(elephant);
  });

  test("owner keys and tags", () => {
    for (const each of secrets.owners) {
      const key = ownerKey(bytes(each.authorSecret), each.elephant);
      expect([hex(key), hex(tagOf(key))]).toEqual([each.ownerKey, each.tag]);
    }
  });

  test("pocket secrets and keys", () => {
    for (const each of secrets.pockets) {
      const secret = pocketSecret(bytes(each.pocketMaster), bytes(each.room), each.round);
      expect([hex(secret), hex(pocketKey(secret))]).toEqual([each.secret, each.key]);
    }
  });

  test("wording ids", () => {
    for (const { salt, units, id } of secrets.wordings) {
      expect(hex(fromBase64(wordingId(bytes(salt), stringOf(units))))).toBe(id);
    }
  });
});

test("PAGE-12 the fingerprint of a large room is prepared in slices, and is the same", async () => {
  vi.useFakeTimers();
  const elephants = Array.from({ length: 450 }, (_, i) => [`${i + 1}`, { ...newElephant, id: `${i + 1}` }] as const);
  const room = { ...emptyRoom, elephants: new Map(elephants) };
  const fingerprint = new Fingerprint();
  expect(fingerprint.isCheap(room)).toBe(false);
  await vi.runAllTimersAsync();
  expect(fingerprint.isCheap(room)).toBe(true);
  expect(fingerprint.of(room)).toBe(new Fingerprint().of(room));
  vi.useRealTimers();
});
