import { answerKind } from "./answer";
import { draftKind } from "./draft";
import type { DesiredItem, Kind } from "./item";
import { rewordingKind } from "./rewording";

/** The kinds by the member of PocketItem's oneof. A new kind is a file and a line here. */
const kinds = { draft: draftKind, rewording: rewordingKind, answer: answerKind } as const;

export function kindOf(item: DesiredItem): Kind | undefined {
  return Object.entries(kinds).find(([member]) => member in item)?.[1];
}
