import { look } from "../gen/look";
import { FLOOR } from "../room/state";

/** The border of wall and floor, in room units. */
const WALL = look.floor.wall;

const { doorway } = look.place;

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

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Returns the middle at which all of an elephant is visible, also in the doorway, over which it can be dragged. */
export function visibleMiddle(x: number, y: number, width: number): Point {
  const aside = asideOf(width);
  return {
    x: Math.min(FLOOR.width - aside, Math.max(aside, x)),
    y: Math.min(lowest(width), Math.max(WALL + width * 0.3, y)),
  };
}

/** Returns the middle at which a resting elephant is drawn: all of it is visible, beside the doorway. Its position in the room
 * does not change. */
export function restingMiddle(x: number, y: number, width: number): Point {
  const shown = visibleMiddle(x, y, width);
  const left = doorway.left - asideOf(width);
  const below = Math.min(lowest(width), doorway.bottom + width * 0.42);
  const [inside, above] = [shown.x - left, below - shown.y];
  if (inside <= 0 || above <= 0) return shown;
  return inside <= above ? { ...shown, x: left } : { ...shown, y: below };
}

function asideOf(width: number): number {
  return width / 2 + width * 0.12;
}

function lowest(width: number): number {
  return FLOOR.height - width * 0.36;
}
