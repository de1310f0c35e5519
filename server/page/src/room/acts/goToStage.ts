import { enums } from "../../gen/rules";
import type { Session } from "../session";

const names = Object.keys(enums.Stage) as (keyof typeof enums.Stage)[];

/** Moves the room to another stage; names the one it expects to leave, so that a double click cannot skip one. */
export function goToStage(session: Session, from: number, to: number): void {
  session.outbox.do({ goToStage: { from: names[from], to: names[to] } }, { arm: "stageChanged", from, to });
}
