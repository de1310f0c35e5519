import type { Fact } from "../../gen/messages";
import { change, type Next } from "./next";

export function moved(next: Next, fact: Fact & { arm: "moved" }): void {
  change(next, fact.id, () => ({ x: fact.x, y: fact.y, ...onLayer(fact.z) }));
}

export function raised(next: Next, fact: Fact & { arm: "raised" }): void {
  change(next, fact.id, () => onLayer(fact.z));
}

/** Layer 0: unchanged. */
function onLayer(layer: number): { readonly layer?: number } {
  return layer === 0 ? {} : { layer };
}
