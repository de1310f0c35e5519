import { rewordingKey } from "../room/items/rewording";
import type { Session } from "../room/session";
import { elephantVerb } from "./verb";

/** Puts a new wording for this person's own elephant in the hat. */
export const keepRewording = elephantVerb({
  act: "rewordingItem",
  sentence: "dialog.reword",
  fits: ({ withdrawn, erased }, isOwn) => isOwn && !withdrawn && !erased,
  run: (context, id) => context.open({ what: "reword", id }),
});

/** @param instead Id of the wording that it replaces. */
export function reword(session: Session, elephant: string, text: string, instead: string): void {
  session.desired.put({ key: rewordingKey(elephant), elephant, rewording: { elephant, text, instead } });
}
