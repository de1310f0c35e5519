import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { type Elephant, FLOOR } from "../room/state";
import type { View } from "../room/view";
import { fitting, sizeOf } from "./geometry";

/** Up to this number all elephants of the room are notes. */
export const ALL_NOTES = 100;

/** Most notes in a room with more elephants. */
const MOST_NOTES = 60;

/** A part of the floor, in room units. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export const wholeFloor: Area = { left: 0, top: 0, right: FLOOR.width, bottom: FLOOR.height };

/** Returns the stacking order of an elephant: a greater one covers a smaller one. Those that were never moved are stacked by y. */
export function stackOf({ layer, y }: Elephant): number {
  return layer === 0 ? y : FLOOR.height + layer;
}

/**
 * Chooses what the board draws, so that its work does not grow with the room: in a room with many elephants those in view that
 * do not cover each other are notes, the topmost first, and all others are dots.
 */
export class Drawing {
  /** The elephant that was pressed or focused last. It stays a note. */
  readonly kept = signal<string | undefined>(undefined);
  /** Ids of the elephants that are notes, in the room's order. */
  readonly notes: ReadonlySignal<readonly string[]>;
  /** The other ones. */
  readonly dots: ReadonlySignal<readonly Elephant[]>;

  constructor(
    private readonly view: View,
    private readonly area: ReadonlySignal<Area>,
  ) {
    let before: readonly string[] = [];
    this.notes = computed(() => {
      const now = this.choose();
      // The same array as long as it has the same ids, so that the notes are not drawn again.
      if (now.length !== before.length || now.some((id, i) => id !== before[i])) before = now;
      return before;
    });
    this.dots = computed(() => {
      const ids = view.groups.value.room;
      const notes = this.notes.value;
      if (notes.length === ids.length) return [];
      const chosen = new Set(notes);
      return this.elephants(ids).filter(({ id }) => !chosen.has(id));
    });
  }

  private choose(): readonly string[] {
    const ids = this.view.groups.value.room;
    if (ids.length <= ALL_NOTES) return ids;
    const { left, top, right, bottom } = this.area.value;
    const { width, height } = sizeOf(fitting([], ids.length));
    const stacked = this.elephants(ids)
      .filter(({ x, y }) => x >= left && x <= right && y >= top && y <= bottom)
      .sort((a, b) => stackOf(b) - stackOf(a));
    const kept = this.kept.value;
    const chosen = stacked.filter(({ id }) => id === kept);
    for (const each of stacked) {
      if (chosen.length >= MOST_NOTES) break;
      const isFree = chosen.every(({ x, y }) => Math.abs(x - each.x) > width || Math.abs(y - each.y) > height);
      if (isFree) chosen.push(each);
    }
    const notes = new Set(chosen.map(({ id }) => id));
    return ids.filter((id) => notes.has(id));
  }

  private elephants(ids: readonly string[]): Elephant[] {
    return ids.flatMap((id) => this.view.elephant(id)?.value.elephant ?? []);
  }
}

/** Returns as much of a text as a small note shows, so that the browser lays out no more than that. */
export function beginningOf(text: string): string {
  return text.length <= 2 * LONGEST ? text : `${[...text.slice(0, 2 * LONGEST)].slice(0, LONGEST).join("")}…`;
}

const LONGEST = 120;

/** Returns the topmost dot at a place of the floor, in room units. */
export function dotAt(dots: readonly Elephant[], x: number, y: number): Elephant | undefined {
  const hit = dots.filter((dot) => Math.abs(dot.x - x) <= DOT.width && Math.abs(dot.y - y) <= DOT.height);
  return hit.sort((a, b) => stackOf(b) - stackOf(a))[0];
}

/** Size of a dot, in room units. */
export const DOT = { width: 20, height: 14 };
