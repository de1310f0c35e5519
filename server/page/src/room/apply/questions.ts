import type { Fact } from "../../gen/messages";
import { read } from "../../wire/message";
import type { Next } from "./next";

export function questionAsked(next: Next, fact: Fact & { arm: "questionAsked" }, by: number): void {
  const { arm: _, ...asked } = fact;
  next.question = { ...read("QuestionState", {}), ...asked, askedBy: by };
}

export function answersCounted(next: Next, fact: Fact & { arm: "answersCounted" }): void {
  if (next.question?.round !== fact.round || next.question.counted) return;
  const { arm: _, ...counted } = fact;
  next.question = { ...next.question, ...counted, counted: true };
}

export function questionCanceled(next: Next, fact: Fact & { arm: "questionCanceled" }): void {
  if (next.question?.round === fact.round && !next.question.counted) next.question = undefined;
}
