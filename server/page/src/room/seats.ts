import { fromBase64, random, toBase64 } from "../wire/bytes";
import { Memory } from "./memory";
import { type BrowserStorage, storage } from "./storage";

/** A seat in a room, as this browser stores it. */
export interface Seat {
  readonly token: string;
  readonly participant: number;
  readonly role: number;
  /** 16 bytes, base64. */
  readonly room: string;
  readonly name: string;
}

/** Parts of a seat's memory with the keys to what its person wrote. */
const KEYS = ["secret/author", "secret/pocket", "wanted"];

/** The part with the host link, which only an unknown token leaves behind. */
const HOST = "host";

const NAME = "elephantboard/name";

/** Returns a key that is the same for every way of typing a name. */
function folded(name: string): string {
  return encodeURIComponent(name.trim().normalize("NFKC").toLowerCase());
}

/** This browser's seat in one room. Each seat has its own storage: a seat with another name starts empty. */
export class Seats {
  constructor(
    readonly code: string,
    private readonly store: BrowserStorage = storage,
  ) {}

  get now(): Seat | undefined {
    const seat = this.store.get<Seat>(this.key("seat"));
    return seat && { ...seat, name: seat.name ?? "" };
  }

  /** Takes a seat. Keys that were kept for its name belong to it again. */
  take(seat: Seat): Memory {
    const before = this.now;
    const memory = this.memoryOf(seat);
    if (before && before.participant !== seat.participant) {
      if (folded(before.name) === folded(seat.name)) this.keepKeys(before);
      this.forget(before);
    }
    for (const part of [...KEYS, HOST]) {
      const left = this.keyOf(seat.name, part);
      const value = this.store.get(left);
      if (value !== undefined) this.store.set(memory.key(part), value);
      this.store.set(left, undefined);
    }
    this.store.set(this.key("seat"), seat);
    this.store.set(NAME, seat.name);
    return memory;
  }

  memoryOf(seat: Seat): Memory {
    return new Memory(this.code, seat.participant, this.store);
  }

  /** Keeps the keys to what was written, and the host link on request, for a later seat with the same name. */
  keepKeys(seat: Seat, withHostLink = false): void {
    const memory = this.memoryOf(seat);
    for (const part of withHostLink ? [...KEYS, HOST] : KEYS) {
      const value = this.store.get(memory.key(part));
      // Another tab may have kept them and forgotten the seat already.
      if (value !== undefined) this.store.set(this.keyOf(seat.name, part), value);
    }
  }

  /** Undoes {@link keepKeys}. */
  dropKeys(seat: Seat): void {
    for (const part of [...KEYS, HOST]) this.store.set(this.keyOf(seat.name, part), undefined);
  }

  /**
   * Deletes everything that this browser stores for a seat, and the name, except the keys of {@link keepKeys}.
   * @param isRemoved Whether the secret stays by which the server recognizes who was removed, and may be let in again, and the name.
   */
  forget(seat: Seat, isRemoved = false): void {
    this.store.forget(this.memoryOf(seat).key(""));
    if (this.now?.participant === seat.participant) this.store.set(this.key("seat"), undefined);
    if (isRemoved) return;
    this.store.set(this.key("secret/join"), undefined);
    this.store.set(NAME, undefined);
  }

  /** Returns 32 random bytes, stored until the seat is forgotten. Joining again with them returns the same participant. */
  get joinSecret(): Uint8Array {
    const key = this.key("secret/join");
    const before = this.store.get<string>(key);
    if (before !== undefined) return fromBase64(before);
    const made = random(32);
    this.store.set(key, toBase64(made));
    return made;
  }

  forgetJoinSecret(): void {
    this.store.set(this.key("secret/join"), undefined);
  }

  /** The name in the last room, which the next form suggests. */
  get lastName(): string {
    return this.store.get<string>(NAME) ?? "";
  }

  private key(part: string): string {
    return `elephantboard/${this.code}/${part}`;
  }

  private keyOf(name: string, part: string): string {
    return this.key(`left/${folded(name)}/${part}`);
  }
}
