import { look } from "../gen/look";
import { FLOOR } from "../room/state";

/** Where the wall ends and the floor begins, in room units. */
const WALL = look.floor.wall;

/** How wide an elephant is drawn, in room units: fewer are larger. */
export function pieceWidth(count: number): number {
  if (count <= 8) return 250;
  if (count <= 16) return 216;
  if (count <= 28) return 184;
  if (count <= 60) return 138;
  return 118;
}

/** From this many on, pieces show their text only; the rest is said when one is looked at, and in the list. */
export const DENSE = 17;

/** Lines of text that a piece shows before it is opened. */
export function pieceLines(count: number): number {
  if (count <= 8) return 6;
  if (count <= 28) return 4;
  return count <= 60 ? 3 : 2;
}

/** Holds an elephant's drawn middle where all of it can be seen; its place in the room stays as it is. */
export function visibleMiddle(x: number, y: number, width: number): { x: number; y: number } {
  const aside = width / 2 + width * 0.12;
  return {
    x: Math.min(FLOOR.width - aside, Math.max(aside, x)),
    y: Math.min(FLOOR.height - width * 0.36, Math.max(WALL + width * 0.3, y)),
  };
}
