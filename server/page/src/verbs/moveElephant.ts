import type { Session } from "../room/session";
import { FLOOR, isOut, isShown } from "../room/state";
import { elephantVerb } from "./verb";

/** Moves an elephant on the floor: by dragging, by arrow keys, or to one of nine places. */
export const moveElephant = elephantVerb({
  act: "moveElephant",
  fits: (elephant) => isShown(elephant) && !isOut(elephant),
  run: (context, id) => context.open({ what: "elephant", id }),
});

/** Clamps the middle of an elephant to the floor, in room units. */
export function onFloor(x: number, y: number): { readonly x: number; readonly y: number } {
  return { x: Math.min(FLOOR.width, Math.max(0, x)), y: Math.min(FLOOR.height, Math.max(0, y)) };
}

/** Moves an elephant's middle, in room units; clamped to the floor. */
export function moveTo(session: Session, id: string, toX: number, toY: number): void {
  if (moveElephant.canExecute(session, { what: "elephant", id }).state !== "enabled") return;
  const clamped = onFloor(toX, toY);
  const [x, y] = [Math.round(clamped.x), Math.round(clamped.y)];
  const now = session.elephant(id);
  const z = now?.x === x && now.y === y ? 0 : session.view.layerAbove(id);
  void session.outbox.do({ moveElephant: { elephant: id, x, y } }, { arm: "moved", id, x, y, z });
}
