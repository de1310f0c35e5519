import type { QuestionState } from "../gen/messages";
import { t } from "../t";
import type { QuestionKind } from "./kind";
import { yesNo } from "./yesNo";

/** Every kind of question. A new one is a file and a line here. */
export const kinds: readonly QuestionKind[] = [yesNo];

/** Undefined: a newer server asked it. */
export function kindOf(question: QuestionState): QuestionKind | undefined {
  const members = question as unknown as Readonly<Record<string, unknown>>;
  return kinds.find(({ member }) => members[member] !== undefined);
}

/** What a question asks. */
export function asksOf(question: QuestionState): string {
  return kindOf(question)?.asks(question) ?? t("question.unknown");
}

/** The result of a counted question. */
export function resultOf(question: QuestionState): string {
  return kindOf(question)?.result(question) ?? t("question.answers", { n: question.answers });
}
