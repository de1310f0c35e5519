import { decimal, fromBase64, random, toBase64 } from "../wire/bytes";
import { ownerKey, tagOf } from "../wire/secrets";
import { rewordingKey } from "./items/rewording";
import type { DesiredState, Draft, Rewording } from "./memory";
import { type BrowserStorage, storage } from "./storage";

/** The keys of version 0.1, which had one seat a room. */
const OLD = /^(wanted|host|secret\/author|secret\/pocket|half\/.*|waiting\/.*)$/;

interface OldDesired {
  readonly drafts?: readonly Draft[];
  readonly rewordings?: readonly Rewording[];
  readonly own?: readonly string[];
}

/**
 * Moves what version 0.1 stored for a room to the seat that the browser has there. Without a seat it is deleted: its
 * owner is unknown.
 */
export function upgradeStorage(code: string, participant: number | undefined, store: BrowserStorage = storage): void {
  const prefix = `elephantboard/${code}/`;
  const author = store.get<string>(`${prefix}secret/author`);
  for (const key of store.keys(prefix)) {
    const part = key.slice(prefix.length);
    if (!OLD.test(part)) continue;
    const value = store.get<unknown>(key);
    const seatKey = `${prefix}${participant}/${part}`;
    if (participant !== undefined && value !== undefined && store.get(seatKey) === undefined)
      store.set(seatKey, upgradedOf(part, value, author));
    store.set(key, undefined);
  }
}

function upgradedOf(part: string, value: unknown, author: string | undefined): unknown {
  if (part === "wanted") return desiredOf(value as OldDesired, author);
  return part.startsWith("waiting/") ? (value as readonly unknown[]).map((command) => ({ command })) : value;
}

function desiredOf({ drafts = [], rewordings = [], own = [] }: OldDesired, author: string | undefined): DesiredState {
  const version = () => decimal(random(8));
  if (author === undefined) return { items: [], own };
  const secret = fromBase64(author);
  const items = [
    ...drafts.map(({ draft: key, elephant, text, hurts, between: { everyone, departments } }) => {
      const tag = toBase64(tagOf(ownerKey(secret, elephant)));
      const draft = { text, hurts, between: { everyone, departments: [...departments] }, tag };
      return { key, elephant, version: version(), draft };
    }),
    ...rewordings.map((rewording) => {
      const { elephant } = rewording;
      return { key: rewordingKey(elephant), elephant, version: version(), rewording };
    }),
  ];
  return { items, own };
}
