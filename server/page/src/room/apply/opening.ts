import type { Fact } from "../../gen/messages";
import { Stage } from "../state";
import type { Next } from "./next";

export function opened(next: Next, fact: Fact & { arm: "opened" }): void {
  const { arm: _, ...fields } = fact;
  Object.assign(next, fields, { stage: Stage.gather });
}

export function locked(next: Next, fact: Fact & { arm: "locked" }): void {
  next.locked = fact.locked;
}

export function stageChanged(next: Next, fact: Fact & { arm: "stageChanged" }): void {
  next.stage = fact.to;
}
