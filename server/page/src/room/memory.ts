import { fromBase64, random, toBase64 } from "../wire/bytes";
import type { DesiredItem } from "./items/item";
import type { Between } from "./state";
import { type BrowserStorage, storage } from "./storage";

/** This person's own elephant that is still in the hat. */
export interface Draft {
  /** 16 bytes, base64. */
  readonly draft: string;
  readonly elephant: string;
  readonly text: string;
  readonly hurts: number;
  readonly between: Between;
}

/** A new wording for this person's own elephant. */
export interface Rewording {
  readonly elephant: string;
  readonly text: string;
  /** Id of the wording that it replaces. Once the elephant has a different one, the rewording is settled. */
  readonly instead: string;
}

/** The desired state of this seat's pockets, whether or not the server already has it. */
export interface DesiredState {
  readonly items: readonly DesiredItem[];
  /** Ids of all elephants that this browser wrote. */
  readonly own: readonly string[];
}

export const nothingDesired: DesiredState = { items: [], own: [] };

/** What this browser stores for one seat of a room. The server never receives the pocket master and the author secret. */
export class Memory {
  private isOver = false;

  constructor(
    readonly code: string,
    readonly participant: number,
    private readonly store: BrowserStorage = storage,
  ) {}

  /** Ends the seat: nothing is stored for it any more, whatever is still in flight. */
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

  /** Whether the browser has stored the desired state. */
  get isSafe(): boolean {
    return this.store.isStored(this.key("wanted"));
  }

  /** Whether the browser could not store something. */
  get isFailing(): boolean {
    return this.store.isFailing.value;
  }

  /** Returns the unsaved input of a form. */
  unsavedInput<T>(form: string): T | undefined {
    return this.store.get<T>(this.key(`half/${form}`));
  }

  /** Returns the rest of the name of each form that has unsaved input and whose name has this beginning. */
  unsavedForms(beginning: string): string[] {
    const prefix = this.key(`half/${beginning}`);
    return this.store.keys(prefix).map((key) => key.slice(prefix.length));
  }

  saveInput(form: string, value: unknown): void {
    this.set(this.key(`half/${form}`), value);
  }

  /** Whether this person made a link that moves the seat to another device. */
  get isOffered(): boolean {
    return this.store.get(this.key("offered")) === true;
  }

  set isOffered(offered: boolean) {
    this.set(this.key("offered"), offered || undefined);
  }

  /** Whether the browser keeps the keys to what this person wrote when they leave. */
  get keepsKeys(): boolean {
    return this.store.get(this.key("keeps")) === true;
  }

  set keepsKeys(keeps: boolean) {
    this.set(this.key("keeps"), keeps || undefined);
  }

  /** Returns 32 random bytes, which are generated at the first call and stored. */
  secret(name: "pocket" | "author"): Uint8Array {
    const key = this.key(`secret/${name}`);
    const before = this.store.get<string>(key);
    if (before !== undefined) return fromBase64(before);
    const made = random(32);
    this.set(key, toBase64(made));
    return made;
  }

  setSecret(name: "pocket" | "author", secret: Uint8Array): void {
    this.set(this.key(`secret/${name}`), toBase64(secret));
  }

  /** Whether the seat was moved here: what its pockets hold already is this person's, too. */
  get adopts(): boolean {
    return this.store.get(this.key("adopts")) === true;
  }

  set adopts(adopts: boolean) {
    this.set(this.key("adopts"), adopts || undefined);
  }

  /** The rounds whose pocket was adopted. */
  get adopted(): readonly string[] {
    return this.store.get<string[]>(this.key("adopted")) ?? [];
  }

  set adopted(rounds: readonly string[]) {
    this.set(this.key("adopted"), rounds);
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

  /** Returns the lanes with stored commands: of an earlier load of this page, or of another tab. */
  lanesWaiting(): string[] {
    const prefix = this.key("waiting/");
    return this.store.keys(prefix).map((key) => key.slice(prefix.length));
  }
}
