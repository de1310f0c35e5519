import type { HeartbeatJson } from "../gen/elephantboard/v1/service_pb";
import type { CheckpointJson } from "../gen/elephantboard/v1/state_pb";
import { type Place, placeOf, type RoomEvent, roomOf } from "../wire/values";
import { apply } from "./apply";
import { Fingerprint } from "./fingerprint";
import { emptyRoom, type Room } from "./state";
import { Wordings } from "./wordings";

/** Minimum time between two fetches of a room whose fingerprint differs. */
const FETCH_AGAIN_MS = 60_000;

/** This page's copy of the public room: its state at a place of the timeline, and its texts. */
export class Replica {
  room: Room = emptyRoom;
  readonly wordings = new Wordings();
  /** Whether the room has to be fetched before the next watch. */
  isStale = true;
  private epoch = "0";
  private differedAt = Number.NEGATIVE_INFINITY;
  private readonly fingerprint = new Fingerprint();

  get place(): Place {
    return { epoch: this.epoch, sequence: this.room.sequence };
  }

  /** Replaces the room by a checkpoint. Returns whether it is of another epoch: the server was restored from a backup. */
  reset(json: CheckpointJson): boolean {
    const { epoch } = placeOf(json.place);
    const isRestored = this.epoch !== "0" && this.epoch !== epoch;
    this.epoch = epoch;
    this.isStale = false;
    this.room = roomOf(json);
    this.wordings.clear();
    for (const wording of json.wordings ?? []) this.wordings.add(wording);
    return isRestored;
  }

  /** Applies events. Throws NewerEvent or OutOfOrder, and changes nothing then. Returns those that are new. */
  apply(events: readonly RoomEvent[]): readonly RoomEvent[] {
    const before = this.room;
    this.room = apply(before, events);
    return events.filter((event) => event.sequence > before.sequence);
  }

  /** Compares the room with a heartbeat. A different room is reported at most once a minute. */
  compare(heartbeat: HeartbeatJson): "same" | "restored" | "differs" {
    const head = placeOf(heartbeat.head);
    if (head.epoch !== this.epoch) return "restored";
    if (head.sequence !== this.room.sequence || !heartbeat.fingerprint) return "same";
    if (performance.now() - this.differedAt < FETCH_AGAIN_MS) return "same";
    // The next heartbeat will do.
    if (!this.fingerprint.isCheap(this.room)) return "same";
    if (this.fingerprint.of(this.room) === heartbeat.fingerprint) return "same";
    this.differedAt = performance.now();
    console.error(`The room differed at ${head.sequence} and was fetched again.`);
    return "differs";
  }
}
