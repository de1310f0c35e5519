import type { Fact } from "../../gen/messages";
import { leadsTo, Whereabouts } from "../state";
import { change, type Next } from "./next";

export function kickedOut(next: Next, fact: Fact & { arm: "kickedOut" }): void {
  change(next, fact.id, () => ({
    whereabouts: leadsTo(fact.kind),
    decisionKind: fact.kind,
    decision: fact.decision,
  }));
}

export function cameBack(next: Next, { id }: { readonly id: string }): void {
  change(next, id, (before) => ({ whereabouts: Whereabouts.room, returns: before.returns + 1 }));
}
