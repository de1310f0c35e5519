import type { ComponentType } from "preact";
import type { AnswerItemJson, AskQuestionJson } from "../gen/elephantboard/v1/commands_pb";
import type { QuestionState } from "../gen/messages";
import type { Key } from "../t";

/** What the page knows of a kind of question: a file for each, listed in kinds.ts. */
export interface QuestionKind {
  /** The member of the oneof "kind" in AskQuestion, QuestionState, and AnswerItem. */
  readonly member: string;
  /** What can be asked, each with the key of its sentence. */
  readonly choices: readonly { readonly sentence: Key; readonly ask: AskQuestionJson }[];
  /** What a question of this kind asks. */
  asks(question: QuestionState): string;
  /** The result of a counted question of this kind. */
  result(question: QuestionState): string;
  /** The controls for answering. */
  readonly Answer: ComponentType<AnswerProps>;
}

export interface AnswerProps {
  /** This seat's answer; undefined: it has none. */
  readonly own: AnswerItemJson | undefined;
  /** Puts an answer, or takes it back when it is undefined. */
  readonly put: (answer: AnswerItemJson | undefined) => void;
}
