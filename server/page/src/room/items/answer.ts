import { toBase64 } from "../../wire/bytes";
import type { Kind } from "./item";

/** The key of every answer: a pocket holds one. */
export const answerKey = toBase64(Uint8Array.of(1));

/** An answer to a question, of whatever kind. It is settled once its question is not open any more. */
export const answerKind: Kind = {
  act: "answerItem",
  provesAuthor: false,
  isSettled: ({ round }, { question }, isHead) => isHead && (question?.round !== round || question?.counted !== false),
};
