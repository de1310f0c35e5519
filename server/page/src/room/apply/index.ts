import type { Fact } from "../../gen/messages";
import type { RoomEvent } from "../../wire/values";
import type { Room } from "../state";
import { discussed } from "./discussing";
import { cameBack, kickedOut } from "./door";
import { moved, raised } from "./floor";
import { hatPoured, putDown } from "./hat";
import { claimed, erased, putBack, setAside, withdrawn } from "./hiding";
import { begin, type Next } from "./next";
import { locked, opened, stageChanged } from "./opening";
import { askedIn, departmentChanged, joined, left, readmitted, renamed, roleChanged } from "./people";
import { answersCounted, questionAsked, questionCanceled } from "./questions";

/** The newest event format that this page can read. */
export const READER = 1;

/** Thrown for an event of a newer server. The page stops and asks the user to reload it. */
export class NewerEvent extends Error {}

/** Thrown for an event that is not the next one. The page watches again from its own place. */
export class OutOfOrder extends Error {}

type Apply<A extends Fact["arm"]> = (next: Next, fact: Extract<Fact, { readonly arm: A }>, by: number) => void;

/** One function for each fact of events.proto. A fact without one does not compile. */
const appliers: { readonly [A in Fact["arm"]]: Apply<A> } = {
  opened,
  stageChanged,
  joined,
  left,
  askedIn,
  readmitted,
  locked,
  renamed,
  departmentChanged,
  roleChanged,
  hatPoured,
  putDown,
  moved,
  raised,
  discussed,
  kickedOut,
  cameBack,
  setAside,
  putBack,
  withdrawn,
  erased,
  claimed,
  questionAsked,
  answersCounted,
  questionCanceled,
};

/** Applies one fact. Optimistic updates use it, too. */
export function applyFact(next: Next, fact: Fact, by: number): void {
  (appliers[fact.arm] as Apply<Fact["arm"]>)(next, fact as never, by);
}

/** Returns the room after these events, in order. Events that it already has are skipped. Pure. */
export function apply(room: Room, events: readonly RoomEvent[]): Room {
  const fresh = events.filter((event) => event.sequence > room.sequence);
  if (fresh.length === 0) return room;
  const next = begin(room);
  for (const event of fresh) {
    if (event.sequence !== next.sequence + 1) throw new OutOfOrder(`${event.sequence} after ${next.sequence}`);
    if (event.reader > READER || event.fact === undefined) throw new NewerEvent(String(event.sequence));
    applyFact(next, event.fact, event.by);
    next.sequence = event.sequence;
    next.time = event.time;
  }
  return next;
}
