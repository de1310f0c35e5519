import type { Fact } from "../../gen/messages";
import { change, type Next } from "./next";

export function discussed(next: Next, fact: Fact & { arm: "discussed" }): void {
  change(next, fact.id, (before) => ({ discussed: before.discussed + fact.seconds }));
}
