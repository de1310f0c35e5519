import type { Session } from "../session";

/** The other way round of setting aside. */
export function putBack(session: Session, id: string): void {
  session.outbox.do({ putBack: { elephant: id } }, { arm: "putBack", id });
}
