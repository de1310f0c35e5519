import { isOpen } from "./askQuestion";
import { verb } from "./verb";

/** Closes the open question and shows its result. */
export const countAnswers = verb({
  act: "countAnswers",
  on: ["room"],
  fits: (at) => isOpen(at.header?.question),
  disables: ({ answered, participantsHere, leastCounted: least }) =>
    Math.min(answered, participantsHere) < least ? { reason: "question.too_few", with: { least } } : undefined,
  run({ session }) {
    void session.outbox.do({ countAnswers: { round: session.header?.question?.round ?? "0" } });
  },
});
