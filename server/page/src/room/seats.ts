import { fromBase64, random, toBase64 } from "../wire/bytes";
import { Memory } from "./memory";
import { type BrowserStorage, storage } from "./storage";

/** Who sits here in a room, as this browser keeps it. */
export interface Seat {
  readonly token: string;
  readonly participant: number;
  readonly role: number;
  /** 16 bytes, base64. */
  readonly room: string;
  readonly name: string;
}

/** Parts of a seat's memory that are the keys to what was written, and what was. */
const KEYS = ["secret/author", "secret/pocket", "wanted"];

const NAME = "elephantboard/name";

/** Keys are kept for a name, however it is typed. */
function folded(name: string): string {
  return encodeURIComponent(name.trim().normalize("NFKC").toLowerCase());
}

/** This browser's seat in one room. What a seat keeps belongs to it alone: whoever sits down here next starts empty. */
export class Seats {
  constructor(
    readonly code: string,
    private readonly store: BrowserStorage = storage,
  ) {}

  get now(): Seat | undefined {
    const seat = this.store.get<Seat>(this.key("seat"));
    return seat && { ...seat, name: seat.name ?? "" };
  }

  /** Sits down; the keys that somebody of this name left here are theirs again. */
  take(seat: Seat): Memory {
    const before = this.now;
    const memory = this.memoryOf(seat);
    if (before && before.participant !== seat.participant) {
      if (folded(before.name) === folded(seat.name)) this.keepKeys(before);
      this.forget(before);
    }
    for (const part of KEYS) {
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

  /** Leaves the keys to what was written for whoever comes back under this seat's name. */
  keepKeys(seat: Seat): void {
    const memory = this.memoryOf(seat);
    for (const part of KEYS) this.store.set(this.keyOf(seat.name, part), this.store.get(memory.key(part)));
  }

  /** Forgets all that this browser keeps for a seat, and the name. What {@link keepKeys} left stays. */
  forget(seat: Seat): void {
    this.store.forget(this.memoryOf(seat).key(""));
    if (this.now?.participant === seat.participant) this.store.set(this.key("seat"), undefined);
    this.store.set(this.key("secret/join"), undefined);
    this.store.set(NAME, undefined);
  }

  /** 32 random bytes: the same again is the same participant, however often it is asked. Gone with the seat. */
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

  /** The name given in the last room, to fill in the next form. */
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
