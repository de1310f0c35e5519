import { type Fact, facts, fields, type Messages } from "../gen/messages";
import { enums } from "../gen/rules";

/** Reads proto3 JSON and writes canonical text of every message in a room's state, its events and its live state, by the tables of gen/messages. */

type Name = keyof Messages;
type Loose = Readonly<Record<string, unknown>>;

/** Returns the number of an enum value. Proto3 JSON allows names and numbers. -1: a value of a newer server. */
export function numberOf(table: keyof typeof enums, value: string | number | undefined): number {
  if (value === undefined) return 0;
  if (typeof value === "number") return value;
  return (enums[table] as Record<string, number>)[value] ?? -1;
}

const defaults: Record<string, unknown> = { flag: false, number: 0, long: "0", bytes: "", text: "" };

/** Reads a message from its proto3 JSON. Absent fields have their defaults; absent messages and members of a oneof are undefined. */
export function read<K extends Name>(name: K, json: object | undefined): Messages[K] {
  const given = (json ?? {}) as Loose;
  const message: Record<string, unknown> = {};
  for (const [key, kind] of Object.entries(fields[name] ?? {})) {
    const value = given[key];
    if (kind.startsWith("*")) message[key] = ((value ?? []) as unknown[]).map((each) => readOne(kind.slice(1), each));
    else if (kind.startsWith("?")) message[key] = value === undefined ? undefined : readOne(kind.slice(1), value);
    else message[key] = readOne(kind, value);
  }
  return message as unknown as Messages[K];
}

function readOne(kind: string, value: unknown): unknown {
  if (kind in enums) return numberOf(kind as keyof typeof enums, value as string | number | undefined);
  if (kind in fields) return value === undefined ? undefined : read(kind as Name, value as object);
  return value ?? defaults[kind];
}

/** Returns the fact of an event; undefined if it is one of a newer server. */
export function factOf(event: object): Fact | undefined {
  for (const [arm, name] of Object.entries(facts)) {
    const json = (event as Loose)[arm];
    if (json !== undefined) return { arm, ...read(name, json as object) } as unknown as Fact;
  }
  return undefined;
}

/**
 * Returns the canonical text of a message, which equals the server's. Keys are in ordinal order, defaults are left out, 64-bit
 * integers are decimal strings, bytes are base64. A member of a oneof that is set is always written.
 */
export function canonical<K extends Name>(name: K, message: Partial<Messages[K]>): string {
  const parts: string[] = [];
  for (const [key, kind] of Object.entries(fields[name] ?? {})) {
    const value = (message as Loose)[key];
    if (value === undefined || value === (defaults[kind] ?? (kind in enums ? 0 : undefined))) continue;
    const text = written(kind.replace(/^[*?]/, ""), value);
    if (kind.startsWith("?") || (text !== "{}" && text !== "[]")) parts.push(`"${key}":${text}`);
  }
  return `{${parts.join(",")}}`;
}

function written(kind: string, value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((each) => written(kind, each)).join(",")}]`;
  if (kind in fields) return canonical(kind as Name, value as object);
  return kind === "number" || kind === "flag" || kind in enums ? String(value) : JSON.stringify(value);
}
