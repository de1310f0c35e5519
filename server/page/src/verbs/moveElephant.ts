import { look } from "../gen/look";
import type { Session } from "../room/session";
import { FLOOR, isOut, isShown } from "../room/state";
import { elephantVerb } from "./verb";

/** Moves an elephant on the floor: by dragging, by arrow keys, or to one of nine places. */
export const moveElephant = elephantVerb({
  act: "moveElephant",
  fits: (elephant) => isShown(elephant) && !isOut(elephant),
  run: (context, id) => context.open({ what: "elephant", id }),
});

/** Returns the nearest place where an elephant may rest, in whole room units. The doorway is no floor. */
export function onFloor(toX: number, toY: number): { readonly x: number; readonly y: number } {
  const x = Math.min(FLOOR.width, Math.max(0, Math.round(toX)));
  const y = Math.min(FLOOR.height, Math.max(0, Math.round(toY)));
  const { left, bottom } = look.work.doorway;
  const [inside, above] = [x - left, bottom - y];
  if (inside <= 0 || above <= 0) return { x, y };
  return inside <= above ? { x: left, y } : { x, y: bottom };
}

/** Moves an elephant's middle, in room units; clamped to the floor, beside the doorway. */
export function moveTo(session: Session, id: string, toX: number, toY: number): void {
  if (moveElephant.canExecute(session, { what: "elephant", id }).state !== "enabled") return;
  const { x, y } = onFloor(toX, toY);
  const now = session.elephant(id);
  const z = now?.x === x && now.y === y ? 0 : session.view.layerAbove(id);
  void session.outbox.do({ moveElephant: { elephant: id, x, y } }, { arm: "moved", id, x, y, z });
}
