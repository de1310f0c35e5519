import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bigEndian, concat, decimal, toBase64, utf8 } from "./bytes";

/**
 * Derives values from the secrets that this client generates and stores. The server receives derived values, never the pocket
 * master or the author secret. Inputs are fixed-width: room 16 bytes, round and elephant 8 bytes, big-endian.
 */

/** Returns the id of a draft's future elephant. Only the author's client can know it. */
export function elephantOf(draft: Uint8Array): string {
  return decimal(sha256(draft));
}

/** Returns the owner key, which proves authorship of an elephant. It is sent only with an author's command. */
export function ownerKey(authorSecret: Uint8Array, elephant: string): Uint8Array {
  return hmac(sha256, authorSecret, bigEndian(elephant));
}

/** Returns the tag that the room stores of an owner key. */
export function tagOf(key: Uint8Array): Uint8Array {
  return sha256(key);
}

/** Returns the secret that opens this person's pocket of a round. */
export function pocketSecret(pocketMaster: Uint8Array, room: Uint8Array, round: string): Uint8Array {
  return hmac(sha256, pocketMaster, concat(room, bigEndian(round)));
}

/** Returns the key that the room stores of a pocket secret. */
export function pocketKey(secret: Uint8Array): Uint8Array {
  return sha256(secret);
}

/** Returns what the room stores of the ticket with which a seat is moved. */
export function ticketHash(ticket: Uint8Array): Uint8Array {
  return sha256(ticket);
}

/** Returns the id of a text: the first 12 bytes of SHA-256(salt ‖ UTF-8 text), in base64. */
export function wordingId(salt: Uint8Array, text: string): string {
  return toBase64(sha256(concat(salt, utf8(text))).subarray(0, 12));
}
