import type { WordingJson } from "../gen/elephantboard/v1/events_pb";
import { fromBase64 } from "../wire/bytes";
import { wordingId } from "../wire/secrets";
import { isShown, type Room } from "./state";

/** Texts by wording id. A text is compared with its id when it is read first, and discarded if it does not match. */
export class Wordings {
  private readonly texts = new Map<string, string>();
  /** Texts that nobody has read yet. */
  private readonly unread = new Map<string, WordingJson>();
  /** Ids that the room had at the latest call of prune. A text that arrives before its event is not dropped. */
  private named = new Set<string>();

  add(wording: WordingJson): void {
    this.unread.set(wording.id ?? "", wording);
  }

  /** Returns whether there is a text, which may turn out not to match. */
  has(id: string): boolean {
    return id !== "" && (this.texts.has(id) || this.unread.has(id));
  }

  text(id: string): string | undefined {
    const given = this.unread.get(id);
    if (given) {
      const { salt = "", text = "" } = given;
      this.unread.delete(id);
      if (wordingId(fromBase64(salt), text) === id) this.texts.set(id, text);
      else console.warn("A text did not match its id and was not taken in.");
    }
    return id === "" ? undefined : this.texts.get(id);
  }

  /** Drops the texts that may no longer be shown: set aside, withdrawn, erased, or reworded. */
  prune(room: Room): void {
    const seen = new Set<string>();
    for (const who of room.participants.values()) seen.add(who.name);
    for (const elephant of room.elephants.values()) {
      if (isShown(elephant)) seen.add(elephant.wording).add(elephant.decision);
    }
    for (const id of this.named) {
      if (seen.has(id)) continue;
      this.texts.delete(id);
      this.unread.delete(id);
    }
    this.named = seen;
  }

  clear(): void {
    this.texts.clear();
    this.unread.clear();
    this.named.clear();
  }
}
