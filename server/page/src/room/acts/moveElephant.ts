import type { Session } from "../session";
import { FLOOR } from "../state";

/** Moves an elephant's middle, in room units. */
export function moveElephant(session: Session, id: string, toX: number, toY: number): void {
  const x = Math.round(Math.min(FLOOR.width, Math.max(0, toX)));
  const y = Math.round(Math.min(FLOOR.height, Math.max(0, toY)));
  session.outbox.do({ moveElephant: { elephant: id, x, y } }, { arm: "moved", id, x, y });
}
