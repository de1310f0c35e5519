import { random, toBase64 } from "./bytes";

/** Allowed sizes of a private request, in bytes of its JSON, so that its length reveals nothing about its content. */
const SIZES = [1024, 4096, 16384, 65536];

const around = ',"padding":""'.length;

/**
 * Returns the message with random padding, so that its JSON has one of the allowed sizes. Base64 has a length in fours; spaces
 * after it, which readers skip, fill the rest.
 */
export function padded<T extends object>(message: T): T & { padding?: string } {
  const length = new TextEncoder().encode(JSON.stringify(message)).length + around;
  const size = SIZES.find((each) => each >= length);
  if (size === undefined) return message;
  const noise = toBase64(random(Math.floor((size - length) / 4) * 3));
  return { ...message, padding: noise + " ".repeat((size - length) % 4) };
}
