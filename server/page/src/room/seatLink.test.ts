// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from "vitest";
import { Memory } from "./memory";
import { makeSeatLink, readSeatLink, storeSeatLink, writeSeatLink } from "./seatLink";

beforeEach(() => localStorage.clear());

describe("SEAT-5 a link to a seat brings along the keys to what was written, and the ids of it", () => {
  test("to a device that had none", () => {
    const phone = new Memory("SEAT", 2);
    phone.desired = { items: [], own: ["11", "18446744073709551615"] };
    const link = readSeatLink(writeSeatLink(makeSeatLink(phone)));
    if (!link) throw new Error("It cannot be read.");
    const laptop = new Memory("SEAT", 3);
    storeSeatLink(link, laptop);
    expect(laptop.secret("pocket")).toEqual(phone.secret("pocket"));
    expect(laptop.secret("author")).toEqual(phone.secret("author"));
    expect(laptop.desired).toEqual({ items: [], own: ["11", "18446744073709551615"] });
    expect(laptop.adopts).toBe(true);
  });

  test("in the form that the desktop client writes", () => {
    const bytes = (from: number) => Uint8Array.from({ length: 32 }, (_, at) => from + at);
    const link = { ticket: bytes(0), pocket: bytes(100), author: bytes(200), own: ["1", "258"] };
    expect(writeSeatLink(link)).toBe(
      "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh9kZWZnaGlqa2xtbm9wcXJzdHV2d3h5ent8fX5_gIGCg8jJysvMzc7P0NHS09TV1tfY2drb3N3e3-Dh4uPk5ebnAAAAAAAAAAEAAAAAAAABAg",
    );
    expect(readSeatLink(writeSeatLink(link))).toEqual(link);
  });

  test.each(["", "x", "AAAA", "not base64 ä"])("and %j is none", (text) => expect(readSeatLink(text)).toBeUndefined());
});
