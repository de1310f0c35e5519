import { verb } from "./verb";

/** Asks everybody something that each answers alone. A dialog offers what can be asked. */
export const askQuestion = verb({
  act: "askQuestion",
  on: ["room"],
  disables: (at) => (isOpen(at.header?.question) ? "question.is_open" : undefined),
  run: (context) => context.open({ what: "ask" }),
});

export function isOpen(question: { readonly counted: boolean } | undefined): boolean {
  return question?.counted === false;
}
