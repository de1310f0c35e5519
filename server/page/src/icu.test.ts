import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compile } from "../build/sentences.mjs";
import { fill, type Values } from "./icu";

interface Vectors {
  readonly messages: readonly { language: string; pattern: string; values: Values; text: string }[];
  readonly malformed: readonly string[];
  readonly plurals: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const vectors = JSON.parse(
  readFileSync(new URL("../../../tests/Vectors/messages.json", import.meta.url), "utf8"),
) as Vectors;

describe("TEXT-9: messages", () => {
  test.each(vectors.messages)("$language $pattern with $values is $text", ({ language, pattern, values, text }) => {
    expect(fill(compile(pattern), values, new Intl.PluralRules(language))).toBe(text);
  });

  test.each(vectors.malformed)("%s is refused when the page is built", (pattern) => {
    expect(() => compile(pattern)).toThrow();
  });

  test.each(Object.entries(vectors.plurals))("the plural forms of %s are those of CLDR", (language, forms) => {
    const rules = new Intl.PluralRules(language);
    const found = Object.fromEntries(Object.keys(forms).map((n) => [n, rules.select(Number(n))]));
    expect(found).toEqual(forms);
  });
});
