import { look } from "../gen/look";
import type { AtDoor, CommandContext, DoorCall } from "../seat/commandContext";
import { t } from "../t";
import { kickOut } from "../verbs/kickOut";
import type { Situation } from "../verbs/verb";

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Returns whether a point of the floor is in the doorway. */
export function isInDoorway({ x, y }: Point): boolean {
  const { left, right, top, bottom } = look.work.doorway;
  return x >= left && x <= right && y >= top && y <= bottom;
}

/** Returns how the door answers while an elephant is dragged. It opens only for who may show it out. */
export function doorCall(at: Situation, id: string, pointer: Point | undefined): DoorCall {
  if (!pointer || kickOut.canExecute(at, { what: "elephant", id }).state !== "enabled") return "none";
  return isInDoorway(pointer) ? "takes" : "offers";
}

/** Opens the decision of an elephant that was dropped on the door, or says why it cannot be shown out. */
export function dropOnDoor(context: CommandContext, dropped: AtDoor): void {
  const { session } = context;
  const can = kickOut.canExecute(session, { what: "elephant", id: dropped.id });
  if (can.state === "enabled") context.decideAtDoor(dropped);
  else session.news.note(can.state === "disabled" ? t(can.reason, can.with as never) : t("door.role"));
}
