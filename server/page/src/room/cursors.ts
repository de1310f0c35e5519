import { signal } from "@preact/signals";
import type { HereJson } from "../gen/elephantboard/v1/service_pb";

export interface Cursor {
  readonly participant: number;
  readonly x: number;
  readonly y: number;
  /** The elephant they drag. "0": none. */
  readonly elephant: string;
}

/** A cursor that rests is gone after this long. */
const REST = 5_000;

/** Where the others point. Latest only. */
export class Cursors {
  readonly all = signal<ReadonlyMap<number, Cursor>>(new Map());
  private timers = new Map<number, ReturnType<typeof setTimeout>>();

  take(here: HereJson): void {
    const participant = here.participant ?? 0;
    clearTimeout(this.timers.get(participant));
    if (here.away) {
      this.remove(participant);
      return;
    }
    const cursor = { participant, x: here.x ?? 0, y: here.y ?? 0, elephant: here.elephant ?? "0" };
    this.all.value = new Map(this.all.peek()).set(participant, cursor);
    this.timers.set(
      participant,
      setTimeout(() => this.remove(participant), REST),
    );
  }

  private remove(participant: number): void {
    const left = new Map(this.all.peek());
    if (left.delete(participant)) this.all.value = left;
  }
}
