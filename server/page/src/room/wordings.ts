import type { WordingJson } from "../gen/elephantboard/v1/events_pb";
import { fromBase64 } from "../wire/bytes";
import { wordingId } from "../wire/secrets";
import { isShown, type Room } from "./state";

/** Texts by wording id. A text that does not match its id is discarded. */
export class Wordings {
  private texts = new Map<string, string>();
  /** Ids that the room had at the latest call of prune. A text that arrives before its event is not dropped. */
  private named = new Set<string>();

  add(wording: WordingJson): void {
    const { id = "", salt = "", text = "" } = wording;
    if (wordingId(fromBase64(salt), text) === id) this.texts.set(id, text);
    else console.warn("A text did not match its id and was not taken in.");
  }

  text(id: string): string | undefined {
    return id === "" ? undefined : this.texts.get(id);
  }

  /** Drops the texts that may no longer be shown: set aside, withdrawn, erased, or reworded. */
  prune(room: Room): void {
    const seen = new Set<string>();
    for (const who of room.participants.values()) seen.add(who.name);
    for (const elephant of room.elephants.values()) {
      if (isShown(elephant)) seen.add(elephant.wording).add(elephant.decision);
    }
    for (const id of this.named) if (!seen.has(id)) this.texts.delete(id);
    this.named = seen;
  }

  clear(): void {
    this.texts.clear();
    this.named.clear();
  }
}
