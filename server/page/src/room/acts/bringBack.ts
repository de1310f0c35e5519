import type { Session } from "../session";

/** An elephant that was out comes in again. */
export function bringBack(session: Session, id: string): void {
  session.outbox.do({ bringBack: { elephant: id } }, { arm: "cameBack", id });
}
