import { sha256 } from "@noble/hashes/sha2.js";
import { whenIdle } from "../ui/idle";
import { toBase64, utf8 } from "../wire/bytes";
import { elephantKey, elephantText, headerText, participantKey, participantText } from "./canonical";
import type { Elephant, Participant, Room } from "./state";

/** Number of entities that are hashed at once. */
const SLICE = 100;

/** Computes the fingerprint of a room. It caches the hashes of entities, so a call costs only what has changed. */
export class Fingerprint {
  private leaves = new WeakMap<object, Uint8Array>();

  private isWarming = false;

  /**
   * Returns whether a call of {@link of} is cheap. Otherwise prepares it while the browser has nothing else to do: the hashes
   * of a large room would hold up what its people wait for.
   */
  isCheap(room: Room): boolean {
    const unknown = this.unknown(room);
    if (unknown.length <= SLICE) return true;
    if (!this.isWarming) this.warm(unknown);
    this.isWarming = true;
    return false;
  }

  private unknown(room: Room): readonly Elephant[] {
    return [...room.elephants.values()].filter((each) => !this.leaves.has(each));
  }

  private warm(elephants: readonly Elephant[]): void {
    whenIdle(() => {
      for (const each of elephants.slice(0, SLICE)) this.leaf(elephantKey(each), each, elephantText);
      if (elephants.length > SLICE) this.warm(elephants.slice(SLICE));
      else this.isWarming = false;
    });
  }

  /** Returns SHA-256 over the hashes of all entities, sorted by key, in base64. */
  of(room: Room): string {
    const all = sha256.create();
    const elephants = [...room.elephants.values()].map((each) => [elephantKey(each), each] as const);
    elephants.sort(byKey);
    for (const [key, elephant] of elephants) all.update(this.leaf(key, elephant, elephantText));
    const people = [...room.participants.values()].map((each) => [participantKey(each), each] as const);
    people.sort(byKey);
    for (const [key, who] of people) all.update(this.leaf(key, who, participantText));
    all.update(leaf("room", headerText(room)));
    return toBase64(all.digest());
  }

  private leaf<T extends Elephant | Participant>(key: string, entity: T, text: (entity: T) => string): Uint8Array {
    let known = this.leaves.get(entity);
    if (!known) {
      known = leaf(key, text(entity));
      this.leaves.set(entity, known);
    }
    return known;
  }
}

function byKey(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : 1;
}

function leaf(key: string, text: string): Uint8Array {
  return sha256(utf8(`${key}\n${text}`));
}
