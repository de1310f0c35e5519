import type { Fact } from "../../gen/messages";
import { type Participant, Presence } from "../state";
import type { Next } from "./next";

export function joined(next: Next, fact: Fact & { arm: "joined" }): void {
  const { arm: _, ...fields } = fact;
  next.participants.set(fact.participant, { ...fields, presence: Presence.here, asks: 0 });
}

export function left(next: Next, { participant, removed }: Fact & { arm: "left" }): void {
  change(next, participant, { presence: removed ? Presence.removed : Presence.left, asks: 0 });
}

export function askedIn(next: Next, { participant, number }: Fact & { arm: "askedIn" }): void {
  change(next, participant, { asks: number });
}

export function readmitted(next: Next, { participant }: Fact & { arm: "readmitted" }): void {
  change(next, participant, { presence: Presence.here, asks: 0 });
}

export function renamed(next: Next, { participant, name }: Fact & { arm: "renamed" }): void {
  change(next, participant, { name });
}

export function departmentChanged(next: Next, { participant, department }: Fact & { arm: "departmentChanged" }): void {
  change(next, participant, { department });
}

export function roleChanged(next: Next, { participant, role }: Fact & { arm: "roleChanged" }): void {
  change(next, participant, { role });
}

/** Changes one participant. Does nothing if the room has no such participant. */
function change(next: Next, participant: number, by: Partial<Participant>): void {
  const before = next.participants.get(participant);
  if (before) next.participants.set(participant, { ...before, ...by });
}
