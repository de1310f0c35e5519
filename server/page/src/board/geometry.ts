import { look } from "../gen/look";
import { FLOOR } from "../room/state";

/** The border of wall and floor, in room units. */
const WALL = look.floor.wall;

/** Returns the width of an elephant in room units, which depends on how many there are. */
export function pieceWidth(count: number): number {
  if (count <= 8) return 250;
  if (count <= 16) return 216;
  if (count <= 28) return 184;
  if (count <= 60) return 138;
  return 118;
}

/** From this number of elephants on, pieces show only their text. Dialog and list show the rest. */
export const DENSE = 17;

/** Returns the number of lines of text that a piece shows. */
export function pieceLines(count: number): number {
  if (count <= 8) return 6;
  if (count <= 28) return 4;
  return count <= 60 ? 3 : 2;
}

/** Returns the middle at which an elephant is drawn so that all of it is visible. Its position in the room does not change. */
export function visibleMiddle(x: number, y: number, width: number): { x: number; y: number } {
  const aside = width / 2 + width * 0.12;
  return {
    x: Math.min(FLOOR.width - aside, Math.max(aside, x)),
    y: Math.min(FLOOR.height - width * 0.36, Math.max(WALL + width * 0.3, y)),
  };
}
