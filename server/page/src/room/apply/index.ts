import type { Fact } from "../../gen/messages";
import type { Happened } from "../../wire/values";
import type { Room } from "../state";
import { cameBack, kickedOut } from "./door";
import { moved } from "./floor";
import { hatPoured, putDown } from "./hat";
import { claimed, erased, putBack, setAside, withdrawn } from "./hiding";
import { begin, type Next } from "./next";
import { opened, stageChanged } from "./opening";
import { joined, left } from "./people";
import { answersCounted, questionAsked, questionCanceled } from "./questions";

/** Which events this page can read. */
export const READER = 1;

/** The event was written by a newer server: the page stops and asks to be reloaded. */
export class NewerEvent extends Error {}

/** The event is not the next one: the page watches again from its own place. */
export class OutOfOrder extends Error {}

/** Applies one fact; also how a guess is made. */
export function applyFact(next: Next, fact: Fact, by: number): void {
  switch (fact.arm) {
    case "opened":
      return opened(next, fact);
    case "stageChanged":
      return stageChanged(next, fact);
    case "joined":
      return joined(next, fact);
    case "left":
      return left(next, fact);
    case "hatPoured":
      return hatPoured(next, fact);
    case "putDown":
      return putDown(next, fact, by);
    case "moved":
      return moved(next, fact);
    case "kickedOut":
      return kickedOut(next, fact);
    case "cameBack":
      return cameBack(next, fact.id);
    case "setAside":
      return setAside(next, fact.id);
    case "putBack":
      return putBack(next, fact.id);
    case "withdrawn":
      return withdrawn(next, fact.id);
    case "erased":
      return erased(next, fact.id);
    case "claimed":
      return claimed(next, fact.id, by);
    case "questionAsked":
      return questionAsked(next, fact, by);
    case "answersCounted":
      return answersCounted(next, fact);
    case "questionCanceled":
      return questionCanceled(next, fact);
  }
}

/** The room after these events, in order. Events that it has already are passed over. Pure. */
export function apply(room: Room, events: readonly Happened[]): Room {
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
