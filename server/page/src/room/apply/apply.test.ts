import { describe, expect, test } from "vitest";
import type { EventJson } from "../../gen/elephantboard/v1/events_pb";
import { eventOf } from "../../wire/values";
import { elephantText, headerText } from "../canonical";
import { Fingerprint } from "../fingerprint";
import { emptyRoom, Presence, type Room, Stage, Whereabouts } from "../state";
import { apply, NewerEvent, OutOfOrder } from ".";

const opened: EventJson = {
  n: 1,
  t: "1000",
  opened: {
    room: "AAECAwQFBgcICQoLDA0ODw==",
    name: "Deals",
    departments: ["Sales", "Engineering"],
    anonymous: true,
    plan: "PLAN_60",
    round: "77",
  },
};
const joined: EventJson = {
  n: 2,
  t: "1001",
  by: 1,
  joined: { participant: 1, name: "AAAAAAAAAAAAAAAA", role: "ROLE_HOST" },
};
const poured: EventJson = {
  n: 3,
  t: "1002",
  by: 1,
  hatPoured: {
    round: "77",
    nextRound: "78",
    elephants: [{ id: "18446744073709551615", wording: "AQEBAQEBAQEBAQEB", x: 10, y: 20, colour: 3, hurts: 5 }],
  },
};
const id = "18446744073709551615";

function roomAfter(...events: EventJson[]): Room {
  return apply(emptyRoom, events.map(eventOf));
}

describe("PAGE-11 the page understands every event as the server does", () => {
  test("a room opens in gather, with its first round", () => {
    const room = roomAfter(opened, joined);
    expect(room).toMatchObject({ stage: Stage.gather, round: "77", plan: 1, time: "1001", sequence: 2 });
    expect(room.participants.get(1)).toEqual({
      participant: 1,
      asks: 0,
      name: "AAAAAAAAAAAAAAAA",
      department: 0,
      role: 3,
      presence: 0,
    });
  });

  test("MOVE-4 a move brings the elephant to its layer, and an old one leaves it where it was", () => {
    const moved = (n: number, z?: number): EventJson => ({
      n,
      t: "1003",
      by: 1,
      moved: { id, x: 1, y: 2, ...(z && { z }) },
    });
    expect(roomAfter(opened, joined, poured, moved(4, 7)).elephants.get(id)).toMatchObject({ x: 1, layer: 7 });
    expect(roomAfter(opened, joined, poured, moved(4, 7), moved(5)).elephants.get(id)).toMatchObject({ layer: 7 });
  });

  test("a pour opens the next round and brings elephants", () => {
    const room = roomAfter(opened, joined, poured);
    expect(room).toMatchObject({ round: "78", pours: 1 });
    expect(room.elephants.get(id)).toMatchObject({ x: 10, y: 20, pour: 1, author: 0, hurts: 5 });
  });

  test("out on a promise, back, and gone", () => {
    const step: EventJson = {
      n: 4,
      t: "1003",
      by: 1,
      kickedOut: { id, kind: "DECISION_KIND_STEP", decision: "AgICAgICAgICAgIC" },
    };
    const back: EventJson = { n: 5, t: "1004", by: 1, cameBack: { id } };
    const solved: EventJson = {
      n: 6,
      t: "1005",
      by: 1,
      kickedOut: { id, kind: "DECISION_KIND_SOLVED", decision: "AwMDAwMDAwMDAwMD" },
    };
    const porch = roomAfter(opened, joined, poured, step);
    expect(porch.elephants.get(id)?.whereabouts).toBe(Whereabouts.porch);
    const room = apply(porch, [eventOf(back)]);
    expect(room.elephants.get(id)).toMatchObject({ whereabouts: 0, returns: 1, decisionKind: 2 });
    expect(apply(room, [eventOf(solved)]).elephants.get(id)?.whereabouts).toBe(Whereabouts.gone);
  });

  test("hiding, claiming, leaving and rewording", () => {
    const room = roomAfter(
      opened,
      joined,
      poured,
      { n: 4, t: "1003", by: 1, setAside: { id } },
      { n: 5, t: "1004", by: 1, claimed: { id } },
      { n: 6, t: "1005", withdrawn: { id } },
      { n: 7, t: "1006", erased: { id } },
      { n: 8, t: "1007", by: 1, putBack: { id } },
      {
        n: 9,
        t: "1008",
        by: 1,
        hatPoured: { round: "78", nextRound: "79", rewordings: [{ id, wording: "BAQEBAQEBAQEBAQE" }] },
      },
      { n: 10, t: "1009", by: 1, left: { participant: 1, removed: true } },
    );
    expect(room.elephants.get(id)).toMatchObject({
      aside: false,
      author: 1,
      withdrawn: true,
      erased: true,
      wording: "BAQEBAQEBAQEBAQE",
      pour: 1,
    });
    expect(room.participants.get(1)?.presence).toBe(Presence.removed);
  });

  test("what was seen is passed over, a gap is not, a newer event stops the page", () => {
    const room = roomAfter(opened, joined);
    expect(apply(room, [eventOf(joined)])).toBe(room);
    expect(() => apply(room, [eventOf({ ...poured, n: 5 })])).toThrow(OutOfOrder);
    expect(() => apply(room, [eventOf({ ...poured, reader: 2 })])).toThrow(NewerEvent);
    expect(() => apply(room, [eventOf({ n: 3, t: "1" })])).toThrow(NewerEvent);
    expect(room.elephants.size).toBe(0);
  });
});

describe("PAGE-12 canonical text is what the server writes", () => {
  test("keys in order, defaults left out, 64-bit as strings", () => {
    const room = roomAfter(opened, joined, poured);
    expect(headerText(room)).toBe(
      '{"anonymous":true,"departments":["Sales","Engineering"],"name":"Deals","plan":1,"pours":1,' +
        '"room":"AAECAwQFBgcICQoLDA0ODw==","round":"78","stage":1,"time":"1002"}',
    );
    const elephant = room.elephants.get(id)!;
    expect(elephantText({ ...elephant, between: { everyone: false, departments: [1, 2] } })).toBe(
      '{"between":{"departments":[1,2]},"colour":3,"hurts":5,"id":"18446744073709551615","pour":1,' +
        '"wording":"AQEBAQEBAQEBAQEB","x":10,"y":20}',
    );
  });

  test("strings are escaped as JSON.stringify does", () => {
    const name = 'a<b & "c" \u2028 😀 مرحبا \u0001 \u007f';
    const text = headerText({ ...emptyRoom, name });
    expect(text).toBe(`{"name":${JSON.stringify(name)}}`);
    expect(text).toContain("\u2028");
    expect(text).toContain("\\u0001");
  });

  test("a fingerprint does not depend on the order in which entities came", () => {
    const room = roomAfter(opened, joined, poured);
    const other = { ...room, elephants: new Map([...room.elephants].reverse()) };
    expect(new Fingerprint().of(room)).toBe(new Fingerprint().of(other));
    expect(new Fingerprint().of(room)).not.toBe(new Fingerprint().of({ ...room, stage: 2 }));
  });
});
