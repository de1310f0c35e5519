import { isOut, isShown } from "../room/state";
import { elephantVerb } from "./verb";

/** Puts an elephant on the table, large on every screen. It names the elephant that it replaces, so that two presses skip none. */
export const putOnTable = elephantVerb({
  act: "putOnTable",
  fits: (elephant, _isOwn, at) => isShown(elephant) && !isOut(elephant) && elephant.id !== at.liveState.table?.elephant,
  run({ session }, id) {
    const instead = session.liveState.table?.elephant ?? "0";
    void session.outbox.do({ deadline: session.live.deadline, putOnTable: { elephant: id, instead } });
  },
});
