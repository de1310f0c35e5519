import type { Fact } from "../../gen/messages";
import type { Next } from "./next";

export function questionAsked(next: Next, fact: Fact & { arm: "questionAsked" }, by: number): void {
  next.question = { round: fact.round, counted: false, askedBy: by, answers: 0 };
}

export function answersCounted(next: Next, fact: Fact & { arm: "answersCounted" }): void {
  if (next.question?.round !== fact.round || next.question.counted) return;
  next.question = { ...next.question, counted: true, answers: fact.answers };
}

export function questionCanceled(next: Next, fact: Fact & { arm: "questionCanceled" }): void {
  if (next.question?.round === fact.round && !next.question.counted) next.question = undefined;
}
