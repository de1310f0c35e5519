import { describe, expect, test } from "vitest";
import { toBase64 } from "../wire/bytes";
import { nothingDesired } from "./memory";
import { type Seat, Seats } from "./seats";
import { BrowserStorage } from "./storage";

/** A browser's storage that can be looked through, filled up and forbidden. */
function browser() {
  const rows = new Map<string, string>();
  const state = { full: false, forbidden: false };
  const backing = {
    get length() {
      return rows.size;
    },
    key: (i: number) => [...rows.keys()][i] ?? null,
    getItem: (key: string) => rows.get(key) ?? null,
    setItem(key: string, value: string) {
      if (state.full) throw new DOMException("full", "QuotaExceededError");
      rows.set(key, value);
    },
    removeItem: (key: string) => void rows.delete(key),
  };
  const storage = new BrowserStorage(() => {
    if (state.forbidden) throw new DOMException("forbidden", "SecurityError");
    return backing;
  });
  return { rows, state, storage, seats: new Seats("CODE", storage) };
}

const seat = (participant: number, name: string): Seat => ({
  token: `t${participant}`,
  participant,
  role: 1,
  room: "r",
  name,
});

/** A seat that has used everything that a seat can keep. */
function lived(seats: Seats, who: Seat) {
  const memory = seats.take(who);
  const author = toBase64(memory.secret("author"));
  memory.secret("pocket");
  memory.desired = { ...nothingDesired, own: ["11"] };
  memory.saveInput("draft/new", { text: "half a thought of mine" });
  memory.storeWaiting("7", [{ command: {} }]);
  memory.hostLink = "https://board/r/CODE#host=secret";
  return { memory, author };
}

describe("PAGE-24 what a seat keeps in a browser belongs to that seat", () => {
  test("after leaving, nothing of it is there", () => {
    const { seats, rows } = browser();
    void seats.joinSecret;
    lived(seats, seat(2, "Ann"));
    expect(rows.size).toBeGreaterThan(5);
    seats.forget(seat(2, "Ann"));
    expect([...rows]).toEqual([]);
  });

  test("what is still on its way when a seat ends is not kept either", () => {
    const { seats, rows } = browser();
    const { memory } = lived(seats, seat(2, "Ann"));
    memory.end();
    seats.forget(seat(2, "Ann"));
    memory.storeWaiting("7", [{ command: {} }]);
    memory.saveInput("kick/1", { text: "late" });
    memory.desired = { ...nothingDesired, own: ["11"] };
    expect([...rows]).toEqual([]);
  });

  test("whoever sits down next starts empty", () => {
    const { seats } = browser();
    const ann = lived(seats, seat(2, "Ann"));
    const ben = seats.take(seat(3, "Ben"));
    expect([ben.desired.own, ben.hostLink, ben.unsavedInput("draft/new"), ben.lanesWaiting()]).toEqual([
      [],
      undefined,
      undefined,
      [],
    ]);
    expect(toBase64(ben.secret("author"))).not.toBe(ann.author);
    expect(ann.memory.desired.own).toEqual([]);
  });

  test("keys that were left come back to their name, however it is typed, and to no other", () => {
    const { seats, rows } = browser();
    const { author } = lived(seats, seat(2, "Ann"));
    seats.keepKeys(seat(2, "Ann"));
    seats.forget(seat(2, "Ann"));
    expect([...rows].join()).not.toContain("half a thought");
    expect([...rows].join()).not.toContain("host=");
    expect(toBase64(seats.take(seat(3, "Ben")).secret("author"))).not.toBe(author);
    seats.forget(seat(3, "Ben"));
    const again = seats.take(seat(4, " ann"));
    expect([toBase64(again.secret("author")), again.desired.own, again.unsavedInput("draft/new")]).toEqual([
      author,
      ["11"],
      undefined,
    ]);
    seats.forget(seat(4, "ann"));
    expect([...rows]).toEqual([]);
  });

  test("a host's link gives its holder another seat, and what they wrote goes with them", () => {
    const { seats } = browser();
    const { author } = lived(seats, seat(2, "Ann"));
    expect(toBase64(seats.take(seat(5, "Ann")).secret("author"))).toBe(author);
  });

  test("a seat that another tab took is not forgotten with the one before", () => {
    const { seats } = browser();
    seats.take(seat(3, "Ben"));
    seats.forget(seat(2, "Ann"));
    expect(seats.now?.participant).toBe(3);
  });
});

describe("PAGE-25 nothing that is done here depends on whether the browser can keep it", () => {
  test.each(["full", "forbidden"] as const)("with a %s storage the tab has it, and says that it is not safe", (how) => {
    const { seats, state, storage } = browser();
    const memory = seats.take(seat(2, "Ann"));
    memory.desired = { ...nothingDesired, own: ["1"] };
    expect([memory.isSafe, storage.isFailing.value]).toEqual([true, false]);
    state[how] = true;
    memory.desired = { ...nothingDesired, own: ["1", "2"] };
    memory.storeWaiting("7", [1]);
    expect([memory.desired.own, memory.lanesWaiting(), memory.isSafe]).toEqual([["1", "2"], ["7"], false]);
    expect(memory.secret("author")).toEqual(memory.secret("author"));
    expect(storage.isFailing.value).toBe(true);
    state[how] = false;
    memory.desired = { ...nothingDesired, own: ["3"] };
    expect(memory.isSafe).toBe(true);
  });
});
