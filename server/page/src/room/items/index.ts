import type { PocketItemJson } from "../../gen/elephantboard/v1/commands_pb";
import { fromBase64 } from "../../wire/bytes";
import { elephantOf } from "../../wire/secrets";
import { answerKind } from "./answer";
import { draftKind } from "./draft";
import type { DesiredItem, Kind } from "./item";
import { rewordingKind } from "./rewording";

/** The kinds by the member of PocketItem's oneof. A new kind is a file and a line here. */
const kinds = { draft: draftKind, rewording: rewordingKind, answer: answerKind } as const;

/** Returns the desired item for one that the server has in a pocket. */
export function adopted(item: PocketItemJson, round: string | undefined): DesiredItem {
  const { key = "", version = "0" } = item;
  const elephant = item.draft ? elephantOf(fromBase64(key)) : item.rewording?.elephant;
  return { ...item, key, version, ...(elephant ? { elephant } : {}), ...(round ? { round } : {}) };
}

export function kindOf(item: DesiredItem): Kind | undefined {
  return Object.entries(kinds).find(([member]) => member in item)?.[1];
}
