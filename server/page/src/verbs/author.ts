import type { Session } from "../room/session";
import { toBase64 } from "../wire/bytes";
import { ownerKey } from "../wire/secrets";

/** Returns the fields of a command that prove authorship of an elephant. */
export function proof(session: Session, id: string): { elephant: string; ownerKey: string } {
  return { elephant: id, ownerKey: toBase64(ownerKey(session.memory.secret("author"), id)) };
}
