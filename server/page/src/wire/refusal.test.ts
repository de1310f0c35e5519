import { expect, test } from "vitest";
import sentences from "../gen/en.dialogs.json";
import { addSentences } from "../t";
import { Refused } from "./refusal";

const tooLong = {
  code: "REFUSAL_CODE_TEXT_TOO_LONG",
  parameters: { length: "9", limit: "5" },
  sentence: "As the server says it.",
} as const;

test("TEXT-8: without a sentence of its own the page shows the server's", () => {
  expect(new Refused(tooLong).message).toBe("As the server says it.");
  addSentences(sentences);
  expect(new Refused(tooLong).message).toBe("This text has 9 characters; the limit is 5. Shorten it and try again.");
  const newer = new Refused({ code: "REFUSAL_CODE_OF_TOMORROW" as never, sentence: "As the server says it." });
  expect([newer.code, newer.message]).toEqual(["", "As the server says it."]);
});
