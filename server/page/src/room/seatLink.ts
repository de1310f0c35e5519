import { bigEndian, concat, decimal, fromBase64, random, toBase64 } from "../wire/bytes";
import type { Memory } from "./memory";

const SECRET = 32;
const ID = 8;
/** More elephants of one person would make a QR code that a phone cannot read. Their author keeps them, but cannot change them on the other device. */
const MOST_OWN = 60;

/** The fragment of a link that moves a seat to another device: its ticket, the keys to what was written, and the ids of it. */
export interface SeatLink {
  readonly ticket: Uint8Array;
  readonly pocket: Uint8Array;
  readonly author: Uint8Array;
  readonly own: readonly string[];
}

/** Makes a link with a new ticket. */
export function makeSeatLink(memory: Memory): SeatLink {
  return {
    ticket: random(SECRET),
    pocket: memory.secret("pocket"),
    author: memory.secret("author"),
    own: memory.desired.own.slice(-MOST_OWN),
  };
}

export function writeSeatLink({ ticket, pocket, author, own }: SeatLink): string {
  const bytes = concat(ticket, pocket, author, ...own.map(bigEndian));
  return toBase64(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** Returns undefined if it is not the fragment of such a link. */
export function readSeatLink(text: string): SeatLink | undefined {
  let bytes: Uint8Array;
  try {
    bytes = fromBase64(text.replaceAll("-", "+").replaceAll("_", "/"));
  } catch {
    return undefined;
  }
  const ids = bytes.slice(3 * SECRET);
  if (bytes.length < 3 * SECRET || ids.length % ID !== 0) return undefined;
  const part = (at: number) => bytes.slice(at * SECRET, (at + 1) * SECRET);
  const own = Array.from({ length: ids.length / ID }, (_, at) => decimal(ids.slice(at * ID, (at + 1) * ID)));
  return { ticket: part(0), pocket: part(1), author: part(2), own };
}

/** Stores what a link brought for the seat that was moved here. */
export function storeSeatLink({ pocket, author, own }: SeatLink, memory: Memory): void {
  memory.setSecret("pocket", pocket);
  memory.setSecret("author", author);
  const before = memory.desired;
  memory.desired = { items: before.items, own: [...new Set([...before.own, ...own])] };
  memory.adopts = true;
}
