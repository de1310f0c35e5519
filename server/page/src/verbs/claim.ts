import { isShown } from "../room/state";
import { proof } from "./author";
import { elephantVerb } from "./verb";

/** Puts its author's name on an anonymous elephant. */
export const claim = elephantVerb({
  act: "claim",
  asks: "dialog.claim_explain",
  fits: (elephant, isOwn) => isOwn && isShown(elephant) && elephant.author === 0,
  run: ({ session }, id) => void session.outbox.doAsAuthor({ claim: proof(session, id) }, { arm: "claimed", id }),
});
