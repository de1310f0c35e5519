import { describe, expect, test } from "vitest";
import type { EventJson } from "../gen/elephantboard/v1/events_pb";
import { eventOf, roomOf } from "../wire/values";
import { apply } from "./apply";
import { emptyRoom } from "./state";

const elephant = (id: string) => ({ id, wording: "AQEBAQEBAQEBAQEB", x: 1, y: 1, colour: 1 });
const events: EventJson[] = [
  { n: 1, opened: { room: "AAECAwQFBgcICQoLDA0ODw==", name: "Deals", departments: ["Sales"], round: "77" } },
  {
    n: 2,
    hatPoured: { round: "77", nextRound: "78", elephants: ["9", "100", "18446744073709551615", "7"].map(elephant) },
  },
  { n: 3, by: 1, putDown: { ...elephant("3"), hurts: 1 } },
  { n: 4, by: 1, putDown: { ...elephant("2"), hurts: 1 } },
  { n: 5, moved: { id: "100", x: 5, y: 5, z: 1 } },
  { n: 6, hatPoured: { round: "78", nextRound: "79", elephants: ["8", "1"].map(elephant) } },
];

describe("MOVE-7 a list has one order, whoever saw the elephants come out", () => {
  test("after each pour and in a room that is loaded anew", () => {
    const live = apply(emptyRoom, events.map(eventOf));
    const order = [...live.elephants.keys()];
    expect(order).toEqual(["7", "9", "100", "18446744073709551615", "1", "8", "2", "3"]);
    const state = { elephants: [...live.elephants.values()].map(({ id, pour }) => ({ id, pour })).reverse() };
    expect([...roomOf({ state }).elephants.keys()]).toEqual(order);
  });
});
