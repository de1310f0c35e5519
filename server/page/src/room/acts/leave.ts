import type { Session } from "../session";

/** I leave the room: my token ends, my name stays with what I did. */
export function leave(session: Session): void {
  session.outbox.do({ leave: {} });
}
