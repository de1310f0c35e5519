import type { Fact } from "../../gen/messages";
import { inOrder } from "../order";
import { newElephant } from "../state";
import { change, type Next } from "./next";

export function hatPoured(next: Next, fact: Fact & { arm: "hatPoured" }): void {
  next.pours += 1;
  next.round = fact.nextRound;
  for (const poured of fact.elephants) {
    next.elephants.set(poured.id, { ...newElephant, ...poured, pour: next.pours });
  }
  next.elephants = inOrder(next.elephants.values());
  for (const { id, wording } of fact.rewordings) change(next, id, () => ({ wording }));
}

export function putDown(next: Next, fact: Fact & { arm: "putDown" }, by: number): void {
  const { arm: _, ...fields } = fact;
  next.elephants.set(fact.id, { ...newElephant, ...fields, author: by });
  next.elephants = inOrder(next.elephants.values());
}
