import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bigEndian, concat, decimal, toBase64, utf8 } from "./bytes";

/**
 * What is derived from the secrets that this client makes and keeps. The server sees single derived values, never the
 * pocket master or the author secret. Inputs are fixed-width: room 16 bytes, round and elephant 8 bytes, big-endian.
 */

/** The id that a draft's elephant will have: its author's client knows its own, nobody else can. */
export function elephantOf(draft: Uint8Array): string {
  return decimal(sha256(draft));
}

/** Proves that one wrote an elephant; shown only to act on it. */
export function ownerKey(authorSecret: Uint8Array, elephant: string): Uint8Array {
  return hmac(sha256, authorSecret, bigEndian(elephant));
}

/** What the room keeps of an owner key, beside the log. */
export function tagOf(key: Uint8Array): Uint8Array {
  return sha256(key);
}

/** What opens one's pocket of a round. */
export function pocketSecret(pocketMaster: Uint8Array, room: Uint8Array, round: string): Uint8Array {
  return hmac(sha256, pocketMaster, concat(room, bigEndian(round)));
}

/** What the room keeps of a pocket secret. */
export function pocketKey(secret: Uint8Array): Uint8Array {
  return sha256(secret);
}

/** The name of a text: the first 12 bytes of SHA-256(salt ‖ UTF-8 text), in base64. */
export function wordingId(salt: Uint8Array, text: string): string {
  return toBase64(sha256(concat(salt, utf8(text))).subarray(0, 12));
}
