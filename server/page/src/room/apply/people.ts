import type { Fact } from "../../gen/messages";
import { Presence } from "../state";
import type { Next } from "./next";

export function joined(next: Next, fact: Fact & { arm: "joined" }): void {
  const { arm: _, ...fields } = fact;
  next.participants.set(fact.participant, { ...fields, presence: Presence.here });
}

export function left(next: Next, fact: Fact & { arm: "left" }): void {
  const who = next.participants.get(fact.participant);
  if (!who) return;
  next.participants.set(who.participant, { ...who, presence: fact.removed ? Presence.removed : Presence.left });
}
