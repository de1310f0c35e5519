import { proof } from "./author";
import { elephantVerb } from "./verb";

/** Permanently deletes the text of an elephant, by its author. */
export const erase = elephantVerb({
  act: "erase",
  asks: "dialog.erase_explain",
  isDanger: true,
  fits: ({ erased }, isOwn) => isOwn && !erased,
  run: ({ session }, id) => void session.outbox.doAsAuthor({ erase: proof(session, id) }, { arm: "erased", id }),
});
