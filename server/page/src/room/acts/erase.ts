import type { Session } from "../session";
import { proof } from "./author";

/** Its author has the wording deleted for good. */
export function erase(session: Session, id: string): void {
  session.outbox.doAsAuthor({ erase: proof(session, id) }, { arm: "erased", id });
}

/** The host has the wording deleted for good. */
export function eraseByHost(session: Session, id: string): void {
  session.outbox.do({ eraseByHost: { elephant: id } }, { arm: "erased", id });
}
