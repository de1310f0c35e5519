import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

// Two words and more between tags, or in an attribute that users read or hear.
const TEXT = /(?<![=(])>[^<>{}=;()]*[A-Za-z]{2,} [a-z]{2,}[^<>{}=;()]*</;
const ATTRIBUTE = /\b(?:aria-label|title|placeholder|alt)="[^"]*[A-Za-z]{2,}[^"]*"/;

test("PANEL-10: no sentence that the page shows is in its code", () => {
  const folder = new URL("./", import.meta.url);
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith(".tsx") && !name.endsWith(".test.tsx"),
  );
  const sources = names.map((name) => ({ name, text: readFileSync(new URL(name, folder), "utf8") }));
  const found = sources.flatMap(({ name, text }) =>
    [TEXT, ATTRIBUTE].flatMap((pattern) => text.match(new RegExp(pattern, "g")) ?? []).map((hit) => `${name}: ${hit}`),
  );
  expect(sources.length).toBeGreaterThan(20);
  expect(found).toEqual([]);
});
