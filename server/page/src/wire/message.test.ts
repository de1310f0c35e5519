import { describe, expect, test } from "vitest";
import { wrinklesOf } from "../elephant/look";
import { fields } from "../gen/messages";
import { enums } from "../gen/rules";
import { canonical, factOf, read } from "./message";

type Json = Record<string, unknown>;

/** Proto3 JSON of a message with every field set, as the server writes it. */
function full(name: string): Json {
  return Object.fromEntries(
    Object.entries(fields[name] ?? {}).map(([key, kind]) => {
      const one = value(kind.replace(/^[*?]/, ""));
      return [key, kind.startsWith("*") ? [one, one] : one];
    }),
  );
}

function value(kind: string): unknown {
  if (kind in enums) return Object.keys(enums[kind as keyof typeof enums]).at(-1);
  if (kind in fields) return full(kind);
  return { flag: true, number: 7, long: "18446744073709551615", bytes: "AQID", text: 'a "b" \u2028' }[kind];
}

/** The same with enum values as numbers: what canonical text holds. */
function numbered(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(numbered);
  if (typeof json === "object" && json !== null)
    return Object.fromEntries(Object.entries(json).map(([key, each]) => [key, numbered(each)]));
  for (const table of Object.values(enums) as Record<string, number>[])
    if (typeof json === "string" && json in table) return table[json];
  return json;
}

describe("PAGE-12 messages are read and written by generated tables", () => {
  test.each(["RoomState", "ParticipantState", "ElephantState"] as const)("every field of %s is in its text", (name) => {
    const json = full(name);
    const text = canonical(name, read(name, json));
    expect(JSON.parse(text)).toEqual(numbered(json));
    expect(Object.keys(JSON.parse(text))).toEqual(Object.keys(json).sort());
  });

  test("defaults are left out, the text 0 is none", () => {
    for (const name of ["RoomState", "ParticipantState", "ElephantState"] as const)
      expect(canonical(name, read(name, {}))).toBe("{}");
    expect(canonical("RoomState", { name: "0", round: "0" })).toBe('{"name":"0"}');
    expect(canonical("ElephantState", { between: { everyone: false, departments: [] } })).toBe("{}");
  });

  test("a set member of a oneof is written even when nothing is in it", () => {
    expect(canonical("Event", { setAside: { id: "0" } })).toBe('{"setAside":{}}');
    expect(factOf({ n: 1, setAside: {} })).toEqual({ arm: "setAside", id: "0" });
    expect(factOf({ n: 1, somethingNewer: {} })).toBeUndefined();
  });
});

describe("PAGE-20 wrinkles show an elephant's age", () => {
  test("wrinkles count its returns and the pours since its own, three at most", () => {
    expect(wrinklesOf({ returns: 1, pour: 1 }, 1)).toBe(1);
    expect(wrinklesOf({ returns: 1, pour: 1 }, 2)).toBe(2);
    expect(wrinklesOf({ returns: 2, pour: 1 }, 9)).toBe(3);
    expect(wrinklesOf({ returns: 0, pour: 0 }, 9)).toBe(0);
  });
});
