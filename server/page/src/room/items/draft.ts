import type { Draft } from "../memory";
import { unsaid } from "../state";
import type { DesiredItem, Kind } from "./item";

/** An elephant in the hat. It is settled once the room has an elephant with its id. */
export const draftKind: Kind = {
  act: "draftItem",
  provesAuthor: false,
  isSettled: (item, room) => room.elephants.has(item.elephant ?? ""),
};

export function draftsOf(items: readonly DesiredItem[]): readonly Draft[] {
  return items.flatMap(({ key, elephant = "0", draft }) => {
    if (!draft) return [];
    const { text = "", hurts = 0, between } = draft;
    const whom = { everyone: between?.everyone ?? false, departments: between?.departments ?? [] };
    return [{ draft: key, elephant, text, hurts, between: between ? whom : unsaid }];
  });
}
