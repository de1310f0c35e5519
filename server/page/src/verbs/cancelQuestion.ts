import { isOpen } from "./askQuestion";
import { verb } from "./verb";

/** Closes the open question without a result. */
export const cancelQuestion = verb({
  act: "cancelQuestion",
  on: ["room"],
  asks: "question.cancel_sure",
  isDanger: true,
  fits: (at) => isOpen(at.header?.question),
  run({ session }) {
    void session.outbox.do({ cancelQuestion: { round: session.header?.question?.round ?? "0" } });
  },
});
