import type { EventJson, PlaceJson } from "../gen/elephantboard/v1/events_pb";
import type { CheckpointJson } from "../gen/elephantboard/v1/state_pb";
import type { Fact } from "../gen/messages";
import { inOrder } from "../room/order";
import type { Room } from "../room/state";
import { factOf, read } from "./message";

export interface Place {
  /** Decimal. */
  readonly epoch: string;
  readonly sequence: number;
}

export interface RoomEvent {
  readonly sequence: number;
  readonly time: string;
  readonly by: number;
  readonly reader: number;
  /** Undefined: a fact of a newer server. */
  readonly fact: Fact | undefined;
}

export function placeOf(json: PlaceJson | undefined): Place {
  return { epoch: json?.epoch ?? "0", sequence: json?.sequence ?? 0 };
}

export function eventOf(json: EventJson): RoomEvent {
  return {
    sequence: json.n ?? 0,
    time: json.t ?? "0",
    by: json.by ?? 0,
    reader: json.reader ?? 0,
    fact: factOf(json),
  };
}

/** Returns the room of a checkpoint. */
export function roomOf(json: CheckpointJson): Room {
  const { participants, elephants, ...header } = read("RoomState", json.state);
  return {
    ...header,
    sequence: json.place?.sequence ?? 0,
    participants: new Map(participants.map((each) => [each.participant, each])),
    elephants: inOrder(elephants),
  };
}
