import type { Session } from "../session";
import { Role } from "../state";
import { proof } from "./author";

/** Deletes an elephant's wording for good: as its author, or as the host. */
export function erase(session: Session, id: string): void {
  if (session.isMine(id)) session.outbox.doAsAuthor({ erase: proof(session, id) }, { arm: "erased", id });
  else if (session.role === Role.host) session.outbox.do({ eraseByHost: { elephant: id } }, { arm: "erased", id });
}
