import { random, toBase64 } from "./bytes";

/** Sizes that a private request has on the wire, in bytes of its JSON: its length says nothing about its text. */
const SIZES = [1024, 4096, 16384, 65536];

const around = ',"padding":""'.length;

/**
 * The message with noise, so that its JSON has one of a few lengths. Base64 comes in fours: what is over is made up by
 * spaces behind the text, which the server trims.
 */
export function padded<T extends object>(message: T, written?: { text: string }): T & { padding?: string } {
  const length = new TextEncoder().encode(JSON.stringify(message)).length + around;
  const size = SIZES.find((each) => each >= length + 3);
  if (size === undefined) return message;
  if (written) written.text += " ".repeat((size - length) % 4);
  return { ...message, padding: toBase64(random(Math.floor((size - length) / 4) * 3)) };
}
