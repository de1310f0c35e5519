import { describe, expect, test } from "vitest";
import { leftOf, limitsOf } from "./limits";

describe("PAGE-29 limits are those of the server", () => {
  test("a limit that the server does not state has its default", () => {
    expect(limitsOf({ text: 80, leastPoured: 5, decision: 0 })).toMatchObject({
      text: 80,
      leastPoured: 5,
      decision: 500,
    });
    expect(limitsOf(undefined)).toMatchObject({ text: 2_000, personName: 60, pocketItems: 20 });
  });

  test("lengths count Unicode scalar values", () => {
    expect([leftOf(3, "😀😀"), leftOf(3, "abcd")]).toEqual([1, -1]);
  });
});
