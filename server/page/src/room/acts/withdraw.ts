import type { Session } from "../session";
import { proof } from "./author";

/** Its author takes an elephant back: it is hidden from now on, everywhere. */
export function withdraw(session: Session, id: string): void {
  session.outbox.doAsAuthor({ withdraw: proof(session, id) }, { arm: "withdrawn", id });
}
