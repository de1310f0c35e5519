import type { Session } from "../session";

/** Takes a hurtful elephant off every screen. */
export function setAside(session: Session, id: string): void {
  session.outbox.do({ setAside: { elephant: id } }, { arm: "setAside", id });
}
