import { describe, expect, test } from "vitest";
import { toBase64 } from "../wire/bytes";
import { nothingDesired } from "./memory";
import { type Seat, Seats } from "./seats";
import { BrowserStorage } from "./storage";

/** A browser's storage that a test can read, fill, and forbid. */
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

/** Takes a seat that stores everything that a seat can store. */
function usedSeat(seats: Seats, who: Seat) {
  const memory = seats.take(who);
  const author = toBase64(memory.secret("author"));
  memory.secret("pocket");
  memory.desired = { ...nothingDesired, own: ["11"] };
  memory.saveInput("draft/new", { text: "half a thought of mine" });
  memory.storeWaiting("7", [{ command: {} }]);
  memory.hostLink = "https://board/r/CODE#host=secret";
  return { memory, author };
}

describe("PAGE-24 what a browser stores for a seat belongs to that seat", () => {
  test("after leaving, nothing of it is there", () => {
    const { seats, rows } = browser();
    void seats.joinSecret;
    usedSeat(seats, seat(2, "Ann"));
    expect(rows.size).toBeGreaterThan(5);
    seats.forget(seat(2, "Ann"));
    expect([...rows]).toEqual([]);
  });

  test("what is still in flight when a seat ends is not stored either", () => {
    const { seats, rows } = browser();
    const { memory } = usedSeat(seats, seat(2, "Ann"));
    memory.end();
    seats.forget(seat(2, "Ann"));
    memory.storeWaiting("7", [{ command: {} }]);
    memory.saveInput("kick/1", { text: "late" });
    memory.desired = { ...nothingDesired, own: ["11"] };
    expect([...rows]).toEqual([]);
  });

  test("a seat with another name starts empty", () => {
    const { seats } = browser();
    const ann = usedSeat(seats, seat(2, "Ann"));
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

  test("kept keys belong to the next seat with the same name, however it is typed, and to no other", () => {
    const { seats, rows } = browser();
    const { author } = usedSeat(seats, seat(2, "Ann"));
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

  test("keys kept twice, by two tabs, are kept", () => {
    const { seats } = browser();
    const { author } = usedSeat(seats, seat(2, "Ann"));
    for (const _tab of [1, 2]) {
      seats.keepKeys(seat(2, "Ann"));
      seats.forget(seat(2, "Ann"));
    }
    const again = seats.take(seat(4, "Ann"));
    expect([toBase64(again.secret("author")), again.desired.own]).toEqual([author, ["11"]]);
  });

  test("the host link is kept on request, for the same name, and kept keys can be dropped", () => {
    const { seats, rows } = browser();
    const { memory } = usedSeat(seats, seat(2, "Ann"));
    const link = memory.hostLink;
    seats.keepKeys(seat(2, "Ann"), true);
    seats.forget(seat(2, "Ann"));
    expect(seats.take(seat(4, "Ann")).hostLink).toBe(link);
    seats.keepKeys(seat(4, "Ann"), true);
    seats.dropKeys(seat(4, "Ann"));
    expect([...rows.keys()].join()).not.toContain("/left/");
    seats.keepKeys(seat(4, "Ann"), true);
    seats.forget(seat(4, "Ann"));
    expect(seats.take(seat(5, "Ben")).hostLink).toBeUndefined();
  });

  test("a seat by the host link has the keys of the same person's earlier seat", () => {
    const { seats } = browser();
    const { author } = usedSeat(seats, seat(2, "Ann"));
    expect(toBase64(seats.take(seat(5, "Ann")).secret("author"))).toBe(author);
  });

  test("forgetting a seat leaves the seat that another tab took", () => {
    const { seats } = browser();
    seats.take(seat(3, "Ben"));
    seats.forget(seat(2, "Ann"));
    expect(seats.now?.participant).toBe(3);
  });
});

describe("PAGE-25 everything works with a full or forbidden browser storage", () => {
  test.each(["full", "forbidden"] as const)(
    "with a %s storage the tab keeps it in memory, and it is not safe",
    (how) => {
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
    },
  );
});
