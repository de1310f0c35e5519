/** Returns base64 as proto3 JSON has it. */
export function toBase64(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

const encoder = new TextEncoder();

export function utf8(text: string): Uint8Array {
  return encoder.encode(text);
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Returns a decimal fixed64 as 8 bytes, big-endian. */
export function bigEndian(decimal: string): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(decimal));
  return bytes;
}

/** Returns the first 8 bytes, big-endian, as a decimal fixed64. */
export function decimal(bytes: Uint8Array): string {
  return new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0).toString();
}

/** Returns random bytes. It works over plain HTTP, where crypto.subtle is missing. */
export function random(length: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(length));
}
