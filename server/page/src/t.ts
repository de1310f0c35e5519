import english from "./gen/en.json";
import type { Sentences } from "./gen/sentences";
import { fill, type Message } from "./icu";

export type Key = keyof Sentences;

const sentences: Record<string, Record<string, unknown>> = { ...english };

/** Adds the sentences of a part that is loaded later. */
export function addSentences(more: Readonly<Record<string, Record<string, unknown>>>): void {
  Object.assign(sentences, more);
}

const plurals = new Intl.PluralRules("en");

function find(key: string): Message | undefined {
  const [group = "", name = ""] = key.split(".");
  return sentences[group]?.[name] as Message | undefined;
}

/** Returns whether the sentence of a key exists and is loaded. */
export function has(key: string): boolean {
  return find(key) !== undefined;
}

/** Returns the sentence of a key with its arguments filled in. */
export function t<K extends Key>(key: K, ...[given]: Sentences[K] extends undefined ? [] : [Sentences[K]]): string {
  return fill(find(key) ?? key, given ?? {}, plurals);
}
