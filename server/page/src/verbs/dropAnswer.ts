import { answerKey } from "../room/items/answer";
import { verb } from "./verb";

/** Takes this person's answer to the open question back. */
export const dropAnswer = verb({
  act: "removeItem",
  on: ["room"],
  sentence: "act.drop_answer",
  fits: (at) => at.hasAnswered,
  run: ({ session }) => session.desired.remove(answerKey),
});
