import { isShown } from "../room/state";
import { elephantVerb } from "./verb";

/** Hides a hurtful elephant on every screen, without revealing its author. */
export const setAside = elephantVerb({
  act: "setAside",
  asks: "dialog.set_aside_explain",
  fits: (elephant) => isShown(elephant),
  run: ({ session }, id) => void session.outbox.do({ setAside: { elephant: id } }, { arm: "setAside", id }),
});
