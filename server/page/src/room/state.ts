import { look } from "../gen/look";
import type { Between, ElephantState, ParticipantState, RoomState } from "../gen/messages";
import { read } from "../wire/message";

export type { Between };

/** The room's own fields, without its people and elephants. */
export type Header = Omit<RoomState, "participants" | "elephants">;
export type Participant = ParticipantState;
export type Elephant = ElephantState;

/** The public state of a room at one place of its timeline. Entities are immutable. */
export interface Room extends Header {
  readonly sequence: number;
  readonly participants: ReadonlyMap<number, Participant>;
  readonly elephants: ReadonlyMap<string, Elephant>;
}

export const Stage = { gather: 1, spot: 2, debrief: 3, weigh: 4, kickOut: 5, close: 6 } as const;
export const Role = { participant: 1, facilitator: 2, host: 3, observer: 4, roomSeat: 5 } as const;
export const Presence = { here: 0, left: 1, removed: 2 } as const;
export const Whereabouts = { room: 0, porch: 1, gone: 2 } as const;
export const Decision = { solved: 1, step: 2, ask: 3, accepted: 4 } as const;
export const FLOOR = look.floor;
export const unsaid: Between = { everyone: false, departments: [] };

/** A room before its first event. */
export const emptyRoom: Room = {
  ...read("RoomState", {}),
  sequence: 0,
  participants: new Map(),
  elephants: new Map(),
};

/** An elephant with every field at its default. */
export const newElephant: Elephant = read("ElephantState", {});

/** Returns whether a role leads the room. */
export function leads(role: number): boolean {
  return role === Role.facilitator || role === Role.host;
}

/** Returns whether somebody is in the room in a role. */
export function isHereAs(who: Participant | undefined, role: number): boolean {
  return who?.presence === Presence.here && who.role === role;
}

/** Returns whether the text of an elephant may be shown. */
export function isShown(elephant: Elephant): boolean {
  return !elephant.aside && !elephant.withdrawn && !elephant.erased;
}

export function isOut(elephant: Elephant): boolean {
  return elephant.whereabouts !== Whereabouts.room;
}

/** Returns where a decision takes an elephant: a step or an ask to the porch, everything else to gone. */
export function leadsTo(kind: number): number {
  return kind === Decision.step || kind === Decision.ask ? Whereabouts.porch : Whereabouts.gone;
}
