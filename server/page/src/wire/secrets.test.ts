import { createHash, createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { bigEndian, concat, decimal, fromBase64, toBase64, utf8 } from "./bytes";
import { readCode, showCode } from "./code";
import { padded } from "./pad";
import { elephantOf, ownerKey, pocketKey, pocketSecret, tagOf, wordingId } from "./secrets";

const bytes = (length: number, seed: number) => Uint8Array.from({ length }, (_, i) => (seed + i * 7) % 256);

describe("PAGE-13 secrets are derived as the server derives them", () => {
  test("an elephant's id is the first 8 bytes of its draft's hash, big-endian", () => {
    const draft = bytes(16, 3);
    const expected = createHash("sha256").update(draft).digest().readBigUInt64BE(0).toString();
    expect(elephantOf(draft)).toBe(expected);
  });

  test("owner key, tag, pocket secret and pocket key", () => {
    const author = bytes(32, 1);
    const id = "18446744073709551615";
    const key = createHmac("sha256", author).update(Buffer.from("ffffffffffffffff", "hex")).digest();
    expect(toBase64(ownerKey(author, id))).toBe(key.toString("base64"));
    expect(toBase64(tagOf(ownerKey(author, id)))).toBe(createHash("sha256").update(key).digest("base64"));
    const room = bytes(16, 9);
    const secret = createHmac("sha256", author)
      .update(Buffer.concat([room, Buffer.from("000000000000012c", "hex")]))
      .digest();
    expect(toBase64(pocketSecret(author, room, "300"))).toBe(secret.toString("base64"));
    expect(toBase64(pocketKey(secret))).toBe(createHash("sha256").update(secret).digest("base64"));
  });

  test("an id belongs to one text", () => {
    const salt = bytes(12, 5);
    const text = "مرحبا 😀";
    const expected = createHash("sha256")
      .update(Buffer.concat([salt, Buffer.from(text)]))
      .digest()
      .subarray(0, 12);
    expect(wordingId(salt, text)).toBe(expected.toString("base64"));
  });

  test("base64 and big-endian round-trip", () => {
    expect(fromBase64(toBase64(bytes(33, 200)))).toEqual(bytes(33, 200));
    expect(decimal(bigEndian("9007199254740993"))).toBe("9007199254740993");
    expect(concat(utf8("a"), utf8("é"))).toEqual(Uint8Array.from([97, 195, 169]));
  });
});

describe("PAGE-14 the length of a private request does not depend on its text", () => {
  const envelope = { round: "18446744073709551615", secret: "x".repeat(44), counter: 1 };
  const size = (act: object) => utf8(JSON.stringify(padded({ ...envelope, ...act }))).length;
  const put = (text: string) => ({
    put: { key: "AAAAAAAAAAAAAAAAAAAAAA==", version: "1", draft: { text, tag: "x".repeat(44) } },
  });

  test("texts of every length under a size are one size on the wire", () => {
    expect([...new Set(Array.from({ length: 500 }, (_, i) => size(put("x".repeat(i + 1)))))]).toEqual([1024]);
    expect(size(put("😀".repeat(400)))).toBe(4096);
    expect(size(put("é".repeat(2000)))).toBe(16384);
  });

  test("a removal is as long as what it removes, and so is every other act", () => {
    const acts = [
      { remove: { key: "AAAAAAAAAAAAAAAAAAAAAA==" } },
      { remove: { key: "AAAAAAAAAAA=" } },
      { put: { key: "AAAAAAAAAAA=", version: "18446744073709551615", rewording: { elephant: "1", text: "x" } } },
      { put: { key: "AQ==", version: "7" }, ownerKey: "x".repeat(44) },
      put("x"),
    ];
    expect([...new Set(acts.map(size))]).toEqual([1024]);
  });

  test("the noise is base64 with spaces behind it", () => {
    for (let i = 0; i < 8; i++) expect(padded({ text: "x".repeat(i) }).padding).toMatch(/^[A-Za-z0-9+/]+ {0,3}$/);
  });
});

describe("PAGE-15 a code is recognized however it is typed", () => {
  test.each(["h7q2k-9m3tx", "H7Q2K 9M3TX", " h7q2k9m3tx ", "https://board.example/r/H7Q2K-9M3TX#x", "H7Q2K-9M3TX"])(
    "%s",
    (typed) => {
      expect(readCode(typed)).toBe("H7Q2K9M3TX");
      expect(showCode(readCode(typed))).toBe("H7Q2K-9M3TX");
    },
  );
  test("look-alikes", () => expect(readCode("OIl0o")).toBe("01100"));
});
