import { isOpen } from "./askQuestion";
import { verb } from "./verb";

/** Answers the open question: goes to the controls of its kind. */
export const answerQuestion = verb({
  act: "answerItem",
  on: ["room"],
  fits: (at) => isOpen(at.header?.question),
  run: () => document.querySelector<HTMLElement>("#question button")?.focus(),
});
