import { random, toBase64 } from "./bytes";

/** Sizes that a private request has on the wire, in bytes of its JSON: its length says nothing about its content. */
const SIZES = [1024, 4096, 16384, 65536];

const around = ',"padding":""'.length;

/**
 * The message with noise, so that its JSON has one of a few lengths. Base64 comes in fours; spaces behind it, which its
 * readers pass over, make up the rest.
 */
export function padded<T extends object>(message: T): T & { padding?: string } {
  const length = new TextEncoder().encode(JSON.stringify(message)).length + around;
  const size = SIZES.find((each) => each >= length);
  if (size === undefined) return message;
  const noise = toBase64(random(Math.floor((size - length) / 4) * 3));
  return { ...message, padding: noise + " ".repeat((size - length) % 4) };
}
