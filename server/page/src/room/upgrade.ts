import { decimal, fromBase64, random, toBase64 } from "../wire/bytes";
import { ownerKey, tagOf } from "../wire/secrets";
import { rewordingKey } from "./items/rewording";
import type { Draft, Rewording, Wanted } from "./memory";
import { type BrowserStorage, storage } from "./storage";

/** The keys of version 0.1, which had one seat a room. */
const OLD = /^(wanted|host|secret\/author|secret\/pocket|half\/.*|waiting\/.*)$/;

interface OldWanted {
  readonly drafts?: readonly Draft[];
  readonly rewordings?: readonly Rewording[];
  readonly own?: readonly string[];
}

/**
 * Moves what version 0.1 stored for a room to the seat that the browser has there. Without a seat it is deleted: nobody could
 * say whose it is.
 */
export function upgradeStorage(code: string, participant: number | undefined, kept: BrowserStorage = storage): void {
  const prefix = `elephantboard/${code}/`;
  const author = kept.get<string>(`${prefix}secret/author`);
  for (const key of kept.keys(prefix)) {
    const part = key.slice(prefix.length);
    if (!OLD.test(part)) continue;
    const value = kept.get<unknown>(key);
    const seatKey = `${prefix}${participant}/${part}`;
    if (participant !== undefined && value !== undefined && kept.get(seatKey) === undefined)
      kept.set(seatKey, upgradedOf(part, value, author));
    kept.set(key, undefined);
  }
}

function upgradedOf(part: string, value: unknown, author: string | undefined): unknown {
  if (part === "wanted") return wantedOf(value as OldWanted, author);
  return part.startsWith("waiting/") ? (value as readonly unknown[]).map((command) => ({ command })) : value;
}

function wantedOf({ drafts = [], rewordings = [], own = [] }: OldWanted, author: string | undefined): Wanted {
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
