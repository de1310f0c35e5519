import { bigEndian, toBase64 } from "../../wire/bytes";
import type { Rewording } from "../memory";
import type { DesiredItem, Kind } from "./item";

/** A new wording for this person's own elephant. It is settled once the elephant no longer has the wording that it replaces. */
export const rewordingKind: Kind = {
  act: "rewordingItem",
  provesAuthor: true,
  isSettled({ elephant = "", rewording }, room) {
    const now = room.elephants.get(elephant);
    return now !== undefined && (now.wording !== rewording?.instead || now.withdrawn || now.erased);
  },
};

/** Returns the key of an elephant's rewording. */
export function rewordingKey(elephant: string): string {
  return toBase64(bigEndian(elephant));
}

export function rewordingsOf(items: readonly DesiredItem[]): readonly Rewording[] {
  return items.flatMap(({ elephant = "0", rewording }) =>
    rewording ? [{ elephant, text: rewording.text ?? "", instead: rewording.instead ?? "" }] : [],
  );
}
