import english from "./gen/en.json";
import type { Sentences } from "./gen/sentences";

export type Key = keyof Sentences;

function find(key: string): string {
  let node: unknown = english;
  for (const part of key.split(".")) node = (node as Record<string, unknown> | undefined)?.[part];
  return typeof node === "string" ? node : key;
}

const plurals = new Intl.PluralRules("en");

/**
 * The sentence of a key with its parameters. A sentence may have forms by number, "one person | {n} people", chosen
 * by its parameter n.
 */
export function t<K extends Key>(key: K, ...[given]: Sentences[K] extends undefined ? [] : [Sentences[K]]): string {
  const values = (given ?? {}) as Record<string, string | number>;
  let sentence = find(key);
  if (sentence.includes(" | ")) {
    const [one = "", many = one] = sentence.split(" | ");
    sentence = plurals.select(Number(values.n)) === "one" ? one : many;
  }
  return sentence.replace(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));
}
