import { isOut, isShown } from "../room/state";
import { elephantVerb } from "./verb";

/** Puts an elephant above all others. */
export const bringToFront = elephantVerb({
  act: "bringToFront",
  fits: (elephant) => isShown(elephant) && !isOut(elephant),
  run: ({ session }, id) =>
    void session.outbox.do({ bringToFront: { elephant: id } }, { arm: "raised", id, z: session.view.layerAbove(id) }),
});
