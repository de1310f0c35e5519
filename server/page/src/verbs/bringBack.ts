import { isOut, isShown, Stage } from "../room/state";
import { elephantVerb } from "./verb";

/** Brings an elephant back that is out. */
export const bringBack = elephantVerb({
  act: "bringBack",
  primaryIn: [Stage.debrief, Stage.weigh, Stage.kickOut, Stage.close],
  fits: (elephant) => isShown(elephant) && isOut(elephant),
  run: ({ session }, id) => void session.outbox.do({ bringBack: { elephant: id } }, { arm: "cameBack", id }),
});
