import { describe, expect, test } from "vitest";
import { emptyRoom, Stage } from "../room/state";
import { read } from "../wire/message";
import { mayPoint } from "./pointing";

const open = { ...emptyRoom, anonymous: true, pours: 1, stage: Stage.debrief };
const question = read("QuestionState", { round: "9", askedBy: 1 });

describe("PAGE-31 no pointer is sent while it could tell who writes", () => {
  test.each([
    ["after a pour", open, true],
    ["before the first pour of an anonymous hat", { ...open, pours: 0 }, false],
    ["before the first pour of a named hat", { ...open, pours: 0, anonymous: false }, true],
    ["at another stage", { ...open, stage: Stage.spot }, false],
    ["while a question is open", { ...open, question }, false],
    ["after it was counted", { ...open, question: { ...question, counted: true } }, true],
  ])("%s", (_, room, expected) => {
    expect(mayPoint(room)).toBe(expected);
  });
});
