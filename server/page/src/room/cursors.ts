import { type Signal, signal } from "@preact/signals";
import type { HereJson } from "../gen/elephantboard/v1/service_pb";

export interface Cursor {
  readonly participant: number;
  readonly x: number;
  readonly y: number;
  /** The elephant that they drag; "0": none. */
  readonly elephant: string;
}

/** A cursor that does not move disappears after this time. */
const TIMEOUT_MS = 5_000;

/** The latest pointers of the others. */
export class Cursors {
  readonly all = signal<ReadonlyMap<number, Cursor>>(new Map());
  private readonly holders = new Map<string, Signal<Cursor | undefined>>();
  private readonly timers = new Map<number, ReturnType<typeof setTimeout>>();

  /** Returns who drags an elephant. Each elephant has its own signal, so that a moving cursor redraws only what it drags. */
  holder(elephant: string): Signal<Cursor | undefined> {
    let known = this.holders.get(elephant);
    if (!known) {
      known = signal(undefined);
      this.holders.set(elephant, known);
    }
    return known;
  }

  /** Takes a pointer from the server. This seat's own is ignored. */
  take(here: HereJson, me: number): void {
    const participant = here.participant ?? 0;
    if (participant === me) return;
    clearTimeout(this.timers.get(participant));
    if (here.away) {
      this.put(participant, undefined);
      return;
    }
    this.put(participant, { participant, x: here.x ?? 0, y: here.y ?? 0, elephant: here.elephant ?? "0" });
    this.timers.set(
      participant,
      setTimeout(() => this.put(participant, undefined), TIMEOUT_MS),
    );
  }

  /** Ends the drag of an elephant whose move has arrived. */
  release(elephant: string): void {
    const cursor = this.holders.get(elephant)?.peek();
    if (cursor) this.put(cursor.participant, { ...cursor, elephant: "0" });
  }

  private put(participant: number, cursor: Cursor | undefined): void {
    const before = this.all.peek().get(participant);
    const next = new Map(this.all.peek());
    if (cursor) next.set(participant, cursor);
    else if (!next.delete(participant)) return;
    this.all.value = next;
    if (before && before.elephant !== "0" && before.elephant !== cursor?.elephant) {
      this.holder(before.elephant).value = undefined;
    }
    if (cursor && cursor.elephant !== "0") this.holder(cursor.elephant).value = cursor;
  }
}
