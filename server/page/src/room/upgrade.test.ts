// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from "vitest";
import { fromBase64, toBase64 } from "../wire/bytes";
import { ownerKey, tagOf } from "../wire/secrets";
import { draftsOf } from "./items/draft";
import { rewordingsOf } from "./items/rewording";
import { Memory } from "./memory";
import { upgradeStorage } from "./upgrade";

const AUTHOR = "YXV0aG9yLWF1dGhvci1hdXRob3ItYXV0aG9yLWF1dGg=";
const draft = { draft: "ZHJhZnQtMS1kcmFmdC0xLQ==", elephant: "11", text: "The date", hurts: 1 };
const between = { everyone: false, departments: [1, 2] };
const rewording = { elephant: "12", text: "in other words", instead: "w12" };

beforeEach(() => {
  localStorage.clear();
  const old = {
    seat: { token: "t", participant: 2, role: 1, room: "r" },
    wanted: { drafts: [{ ...draft, between }], dropped: [], rewordings: [rewording], own: ["11", "12"] },
    host: "https://board/r/CODE#host=secret",
    "secret/author": AUTHOR,
    "secret/join": "am9pbg==",
    "half/draft/new": { text: "half a thought" },
    "waiting/7": [{ leave: {} }],
  };
  for (const [part, value] of Object.entries(old))
    localStorage.setItem(`elephantboard/CODE/${part}`, JSON.stringify(value));
});

const keys = () => Object.keys(localStorage).sort();

describe("PAGE-24 what a browser stores for a seat belongs to that seat", () => {
  test("what version 0.1 stored is moved to the seat that the browser has", () => {
    upgradeStorage("CODE", 2);
    const memory = new Memory("CODE", 2);
    expect(toBase64(memory.secret("author"))).toBe(AUTHOR);
    expect([memory.hostLink, memory.unsavedInput("draft/new")]).toEqual([
      "https://board/r/CODE#host=secret",
      { text: "half a thought" },
    ]);
    expect([memory.lanesWaiting(), memory.waiting("7")]).toEqual([["7"], [{ command: { leave: {} } }]]);
    const { items, own } = memory.desired;
    expect([draftsOf(items), rewordingsOf(items), own]).toEqual([[{ ...draft, between }], [rewording], ["11", "12"]]);
    expect(items[0]?.draft?.tag).toBe(toBase64(tagOf(ownerKey(fromBase64(AUTHOR), "11"))));
    const upgraded = keys();
    expect(upgraded.filter((key) => !key.startsWith("elephantboard/CODE/2/"))).toEqual([
      "elephantboard/CODE/seat",
      "elephantboard/CODE/secret/join",
    ]);
    upgradeStorage("CODE", 2);
    expect([keys(), memory.desired.items]).toEqual([upgraded, items]);
  });

  test("without a seat it is deleted", () => {
    upgradeStorage("CODE", undefined);
    expect(keys()).toEqual(["elephantboard/CODE/seat", "elephantboard/CODE/secret/join"]);
  });
});
