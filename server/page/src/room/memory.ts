import { fromBase64, random, toBase64 } from "../wire/bytes";
import type { DesiredItem } from "./items/item";
import type { Between } from "./state";
import { type BrowserStorage, storage } from "./storage";

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

/** What is wanted in this seat's pockets, whether or not the server has it yet. */
export interface DesiredState {
  readonly items: readonly DesiredItem[];
  /** Ids of all elephants that were written here. */
  readonly own: readonly string[];
}

export const nothingDesired: DesiredState = { items: [], own: [] };

/** What this browser keeps for one seat of a room. The server never sees the master and the author secret. */
export class Memory {
  private isOver = false;

  constructor(
    readonly code: string,
    readonly participant: number,
    private readonly store: BrowserStorage = storage,
  ) {}

  /** The seat is over: nothing is kept for it any more, whatever is still on its way. */
  end(): void {
    this.isOver = true;
  }

  private set(key: string, value: unknown): void {
    if (!this.isOver) this.store.set(key, value);
  }

  key(part: string): string {
    return `elephantboard/${this.code}/${this.participant}/${part}`;
  }

  get desired(): DesiredState {
    return { ...nothingDesired, ...this.store.get<DesiredState>(this.key("wanted")) };
  }

  set desired(desired: DesiredState) {
    this.set(this.key("wanted"), desired);
  }

  /** Whether what is wanted outlives this tab. */
  get isSafe(): boolean {
    return this.store.isStored(this.key("wanted"));
  }

  /** Whether something is in this tab's memory alone. */
  get isFailing(): boolean {
    return this.store.isFailing.value;
  }

  /** What is half written in a form, by the form's name. */
  unsavedInput<T>(form: string): T | undefined {
    return this.store.get<T>(this.key(`half/${form}`));
  }

  /** The rest of the name of each form with unsaved input whose name begins so. */
  unsavedForms(beginning: string): string[] {
    const prefix = this.key(`half/${beginning}`);
    return this.store.keys(prefix).map((key) => key.slice(prefix.length));
  }

  saveInput(form: string, value: unknown): void {
    this.set(this.key(`half/${form}`), value);
  }

  /** Whether the keys to what was written stay in the browser when this person leaves. */
  get keepsKeys(): boolean {
    return this.store.get(this.key("keeps")) === true;
  }

  set keepsKeys(keeps: boolean) {
    this.set(this.key("keeps"), keeps || undefined);
  }

  /** 32 random bytes, made when first asked for. */
  secret(name: "pocket" | "author"): Uint8Array {
    const key = this.key(`secret/${name}`);
    const before = this.store.get<string>(key);
    if (before !== undefined) return fromBase64(before);
    const made = random(32);
    this.set(key, toBase64(made));
    return made;
  }

  get hostLink(): string | undefined {
    return this.store.get<string>(this.key("host"));
  }

  set hostLink(link: string | undefined) {
    this.set(this.key("host"), link);
  }

  waiting<T>(lane: string): readonly T[] {
    return this.store.get<T[]>(this.key(`waiting/${lane}`)) ?? [];
  }

  storeWaiting(lane: string, commands: readonly unknown[]): void {
    this.set(this.key(`waiting/${lane}`), commands.length === 0 ? undefined : commands);
  }

  /** Lanes that left commands behind: an earlier load of this page, or another tab. */
  lanesWaiting(): string[] {
    const prefix = this.key("waiting/");
    return this.store.keys(prefix).map((key) => key.slice(prefix.length));
  }
}
