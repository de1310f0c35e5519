import { describe, expect, test } from "vitest";
import { readingOrder, stepFrom } from "./readingOrder";
import { newElephant } from "./state";

const elephant = (id: string, pour: number) => ({ ...newElephant, id, pour });

describe("READING-1 elephants are read in one order", () => {
  const openly = elephant("1", 0);
  const late = elephant("2", 2);
  const all = [openly, elephant("10000000000000000000", 1), late, elephant("9", 1), elephant("80", 1)];
  const order = readingOrder(all);

  test("by pour, and within a pour by the number of the id; those that were put down openly come last", () => {
    expect(order).toEqual(["9", "80", "10000000000000000000", "2", "1"]);
  });

  test("READING-3 previous and next go on from an elephant that left", () => {
    const read = order.map((id) => all.find((each) => each.id === id)!);
    expect(stepFrom(read, late, true)).toBe("1");
    expect(stepFrom(read, late, false)).toBe("10000000000000000000");
    const left = elephant("70", 1);
    expect(stepFrom(read, left, true)).toBe("80");
    expect(stepFrom(read, left, false)).toBe("9");
    expect(stepFrom(read, openly, true)).toBeUndefined();
    expect(stepFrom(read, read[0]!, false)).toBeUndefined();
  });
});
