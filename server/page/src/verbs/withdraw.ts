import { proof } from "./author";
import { elephantVerb } from "./verb";

/** Hides an elephant from everyone, by its author. */
export const withdraw = elephantVerb({
  act: "withdraw",
  asks: "dialog.withdraw_explain",
  isDanger: true,
  fits: ({ withdrawn, erased }, isOwn) => isOwn && !withdrawn && !erased,
  run: ({ session }, id) => void session.outbox.doAsAuthor({ withdraw: proof(session, id) }, { arm: "withdrawn", id }),
});
