import { enums } from "../../gen/rules";
import type { Session } from "../session";

const names = Object.keys(enums.DecisionKind) as (keyof typeof enums.DecisionKind)[];

/** Shows an elephant out of the door, with what was decided. */
export function kickOut(session: Session, id: string, kind: number, wording: string): void {
  session.outbox.do(
    { kickOut: { elephant: id, kind: names[kind], wording } },
    { arm: "kickedOut", id, kind, decision: "" },
  );
}
