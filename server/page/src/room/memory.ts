import { fromBase64, random, toBase64 } from "../wire/bytes";
import type { Between } from "./state";

/** What this browser keeps of a room, by its code. The server never sees the master and the author secret. */
export interface Seat {
  readonly token: string;
  readonly participant: number;
  readonly role: number;
  /** 16 bytes, base64. */
  readonly room: string;
}

/** An elephant of mine that is not out of the hat yet. */
export interface Draft {
  /** 16 bytes, base64. */
  readonly draft: string;
  readonly elephant: string;
  readonly text: string;
  readonly hurts: number;
  readonly between: Between;
}

/** A new wording for an elephant of mine. */
export interface Rewording {
  readonly elephant: string;
  readonly text: string;
  /** The wording that it is to replace: when another is there, it has come out. */
  readonly instead: string;
}

/** What is wanted in the hat, whether or not the server has it yet. */
export interface Wanted {
  readonly drafts: readonly Draft[];
  readonly dropped: readonly string[];
  readonly rewordings: readonly Rewording[];
  readonly droppedRewordings: readonly string[];
  /** Ids of all elephants that were written here. */
  readonly own: readonly string[];
}

export const nothingWanted: Wanted = { drafts: [], dropped: [], rewordings: [], droppedRewordings: [], own: [] };

/** Local storage where there is some; a private window may have none, then this tab's memory does. */
const fallback = new Map<string, string>();

function store(): Pick<Storage, "getItem" | "setItem" | "removeItem"> {
  try {
    if (typeof localStorage !== "undefined") return localStorage;
  } catch {
    // Storage is forbidden here.
  }
  return {
    getItem: (key) => fallback.get(key) ?? null,
    setItem: (key, value) => void fallback.set(key, value),
    removeItem: (key) => void fallback.delete(key),
  };
}

function read<T>(key: string): T | undefined {
  try {
    const text = store().getItem(key);
    return text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined;
  }
}

function write(key: string, value: unknown): void {
  try {
    if (value === undefined) store().removeItem(key);
    else store().setItem(key, JSON.stringify(value));
  } catch {
    // Full or forbidden: the tab's own memory still has it.
  }
}

/** One room's part of the browser's memory. */
export class Memory {
  readonly code: string;

  constructor(code: string) {
    this.code = code;
  }

  key(part: string): string {
    return `elephantboard/${this.code}/${part}`;
  }

  get seat(): Seat | undefined {
    return read<Seat>(this.key("seat"));
  }

  set seat(seat: Seat | undefined) {
    write(this.key("seat"), seat);
  }

  get wanted(): Wanted {
    return { ...nothingWanted, ...read<Wanted>(this.key("wanted")) };
  }

  set wanted(wanted: Wanted) {
    write(this.key("wanted"), wanted);
  }

  /** What is half written in a form, by the form's name. */
  half<T>(form: string): T | undefined {
    return read<T>(this.key(`half/${form}`));
  }

  keepHalf(form: string, value: unknown): void {
    write(this.key(`half/${form}`), value);
  }

  /** 32 random bytes, made when first asked for. */
  secret(name: "join" | "pocket" | "author"): Uint8Array {
    const kept = read<string>(this.key(`secret/${name}`));
    if (kept !== undefined) return fromBase64(kept);
    const made = random(32);
    write(this.key(`secret/${name}`), toBase64(made));
    return made;
  }

  forgetSecret(name: "join"): void {
    write(this.key(`secret/${name}`), undefined);
  }

  get hostLink(): string | undefined {
    return read<string>(this.key("host"));
  }

  set hostLink(link: string | undefined) {
    write(this.key("host"), link);
  }

  waiting<T>(lane: string): readonly T[] {
    return read<T[]>(this.key(`waiting/${lane}`)) ?? [];
  }

  keepWaiting(lane: string, commands: readonly unknown[]): void {
    write(this.key(`waiting/${lane}`), commands.length === 0 ? undefined : commands);
  }

  /** Lanes that left commands behind: an earlier load of this page, or another tab. */
  lanesWaiting(): string[] {
    const prefix = this.key("waiting/");
    try {
      return Object.keys(localStorage)
        .filter((key) => key.startsWith(prefix))
        .map((key) => key.slice(prefix.length));
    } catch {
      return [];
    }
  }
}

/** What was given in the last room, to fill in the next form. */
export const lastPerson = {
  get name(): string {
    return read<string>("elephantboard/name") ?? "";
  },
  set name(name: string) {
    write("elephantboard/name", name);
  },
};
