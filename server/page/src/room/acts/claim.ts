import type { Session } from "../session";
import { proof } from "./author";

/** "That one is mine": puts one's name to it. */
export function claim(session: Session, id: string): void {
  session.outbox.doAsAuthor({ claim: proof(session, id) }, { arm: "claimed", id });
}
