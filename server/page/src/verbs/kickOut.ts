import { enums } from "../gen/rules";
import type { Answered } from "../room/outbox";
import type { Session } from "../room/session";
import { isOut, isShown, Stage } from "../room/state";
import { elephantVerb } from "./verb";

/** Shows an elephant out of the door, with a decision. */
export const kickOut = elephantVerb({
  act: "kickOut",
  primaryIn: [Stage.kickOut],
  fits: (elephant) => isShown(elephant) && !isOut(elephant),
  run: (context, id) => context.open({ what: "kick", id }),
});

/** Returns the name of the form whose input is stored until the room has accepted the command. */
export const kickForm = (id: string) => `kick/${id}`;

const names = Object.keys(enums.DecisionKind) as (keyof typeof enums.DecisionKind)[];

export function showOut(session: Session, id: string, kind: number, wording: string): Promise<Answered> {
  return session.outbox.do(
    { kickOut: { elephant: id, kind: names[kind], wording } },
    { arm: "kickedOut", id, kind, decision: "" },
    kickForm(id),
  );
}
