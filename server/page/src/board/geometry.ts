import { look } from "../gen/look";
import type { Header } from "../room/state";
import { FLOOR, Stage } from "../room/state";

const { notes, work } = look;

/** Smallest distance of a note from the edge of the room. */
const EDGE = 8;

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box {
  readonly width: number;
  readonly height: number;
}

/** A size of all notes on the floor, and the places at which notes of this size lie beside each other. Lengths are room units. The
 * same as NoteGrid of the server, which places elephants by it. */
export interface NoteGrid extends Box {
  readonly cells: readonly Point[];
  /** Size of the largest type on a note. */
  readonly type: number;
  /** Reach of the ears, as a fraction of the full reach. */
  readonly ears: number;
}

/** All sizes, the largest first. */
export const grids: readonly NoteGrid[] = notes.grids.map(({ columns, rows, gap, type, ears }) => {
  const cell = { width: (notes.right - notes.left) / columns, height: (notes.bottom - notes.top) / rows };
  const note = { width: cell.width - gap, height: cell.height - gap };
  const cells = Array.from({ length: columns * rows }, (_, i) => ({
    x: notes.left + ((i % columns) + 0.5) * cell.width,
    y: notes.top + (Math.floor(i / columns) + 0.5) * cell.height,
  })).filter(({ x, y }) => x + note.width / 2 <= notes.door.left || y - note.height / 2 >= notes.door.bottom);
  return { ...note, cells, type, ears };
});

/** Returns the largest size at which so many notes find a place and none of the given places is so near to another that their notes
 * would overlap. If they always do, the smallest size; undefined if there are too many for any. */
export function fitting(places: readonly Point[], count: number): NoteGrid | undefined {
  const enough = grids.filter((grid) => grid.cells.length >= count);
  return enough.find((grid) => !overlap(grid, places)) ?? enough.at(-1);
}

function overlap({ width, height }: Box, places: readonly Point[]): boolean {
  return places.some((one, i) =>
    places.slice(0, i).some((other) => Math.abs(one.x - other.x) < width && Math.abs(one.y - other.y) < height),
  );
}

/** The size of all elephants on the floor, and what it means for how they look. */
export interface PieceSize extends Box {
  readonly type: number;
  readonly ears: number;
  /** Scale of ears, trunk, and face. */
  readonly limbs: number;
  readonly forehead: number;
  readonly padding: number;
  /** Whether marks have words; otherwise they are beside the face. */
  readonly words: boolean;
  /** Whether there are so many that notes overlap. */
  readonly isCrowd: boolean;
}

/** Number of elephants up to which marks have words. */
const FEW = 8;

export function sizeOf(grid: NoteGrid | undefined): PieceSize {
  const { width, height, type, ears } = grid ?? { width: 92, height: 88, type: 17.5, ears: 0.3 };
  const limbs = Math.min(1.7, Math.max(0.42, Math.min(width, height * 1.25) / 200));
  return {
    width,
    height,
    type,
    ears,
    limbs,
    forehead: 25 * limbs,
    padding: Math.max(6, 9.5 * limbs),
    words: grid !== undefined && grid.cells.length <= FEW,
    isCrowd: grid === undefined,
  };
}

/** Returns whether the floor gets the space: from debrief on, and whenever an elephant is on it. */
export function isWorking(header: Header | undefined, inRoom: number): boolean {
  return (header?.stage ?? 0) >= Stage.debrief || inRoom > 0;
}

/** Returns the middle at which all of an elephant is visible, also in the doorway, over which it can be dragged. */
export function visibleMiddle(x: number, y: number, { width, height }: Box): Point {
  return {
    x: Math.min(FLOOR.width - width / 2 - EDGE, Math.max(width / 2 + EDGE, x)),
    y: Math.min(lowest(height), Math.max(notes.top + height / 2, y)),
  };
}

/** Returns the middle at which a resting elephant is drawn: all of it is visible, beside the doorway. Its position in the room
 * does not change. */
export function restingMiddle(x: number, y: number, note: Box): Point {
  const shown = visibleMiddle(x, y, note);
  const left = work.doorway.left - note.width / 2 - EDGE;
  const below = Math.min(lowest(note.height), work.doorway.bottom + note.height / 2 + EDGE);
  const [inside, above] = [shown.x - left, below - shown.y];
  if (inside <= 0 || above <= 0) return shown;
  return inside <= above ? { ...shown, x: left } : { ...shown, y: below };
}

function lowest(height: number): number {
  return FLOOR.height - height / 2 - EDGE;
}
