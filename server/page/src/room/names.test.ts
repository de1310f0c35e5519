import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { shownNames } from "./names";

const { cases } = JSON.parse(readFileSync("../../tests/Vectors/names.json", "utf8")) as {
  cases: { names: string[]; shorts: string[]; letters: string[] }[];
};

test("SCENE-20 names and letters are shortened as on the desktop", () => {
  expect(cases.length).toBeGreaterThan(5);
  for (const { names, shorts, letters } of cases) {
    const found = shownNames(names);
    expect(found.map((each) => each.short)).toEqual(shorts);
    expect(found.map((each) => each.letters)).toEqual(letters);
  }
});
