import { canonical } from "../wire/message";
import type { Elephant, Header, Participant } from "./state";

/** The canonical text of each entity of a room, and the key that it has in the fingerprint. */

/** Returns the canonical text of the room without its people and elephants, which are entities of their own. */
export function headerText(room: Header): string {
  return canonical("RoomState", { ...room, participants: undefined, elephants: undefined });
}

export function participantText(who: Participant): string {
  return canonical("ParticipantState", who);
}

export function elephantText(elephant: Elephant): string {
  return canonical("ElephantState", elephant);
}

export function participantKey(who: Participant): string {
  return `participant/${String(who.participant).padStart(10, "0")}`;
}

export function elephantKey(elephant: Elephant): string {
  return `elephant/${elephant.id.padStart(20, "0")}`;
}
