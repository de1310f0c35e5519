import { describe, expect, test } from "vitest";
import { named, withoutDepartment } from "./named";

describe("PAGE-37 who creates a room gets the department that they chose", () => {
  test.each([
    [["Sales", "Engineering"], 2, ["Sales", "Engineering"], 2],
    [["Sales", " ", "Engineering "], 3, ["Sales", "Engineering"], 2],
    [["", "Sales"], 2, ["Sales"], 1],
    [["Sales", ""], 2, ["Sales"], 0],
    [["", "Sales"], 0, ["Sales"], 0],
  ])("of %o number %d", (typed, chosen, departments, department) => {
    expect(named(typed, chosen)).toEqual({ departments, department });
  });

  test.each([
    [3, 1, 2],
    [1, 3, 1],
    [2, 2, 0],
    [0, 1, 0],
  ])("number %d, after number %d was removed, is number %d", (chosen, removed, now) => {
    expect(withoutDepartment(chosen, removed)).toBe(now);
  });
});
