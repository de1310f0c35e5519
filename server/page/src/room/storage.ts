import { signal } from "@preact/signals";

type Backing = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/**
 * What this browser keeps, as JSON by key. Where it cannot (full, forbidden, a private window), this tab's own memory has it
 * until the tab is closed: nothing that is done here depends on whether it could be kept.
 */
export class BrowserStorage {
  /** Whether something is in this tab's memory alone. */
  readonly isFailing = signal(false);
  private readonly unstored = new Map<string, string | undefined>();
  /** What was parsed last, by key: the same text is the same value. */
  private readonly parsed = new Map<string, { readonly text: string; readonly value: unknown }>();

  /** @param backing The browser's storage; throws where there is none. */
  constructor(private readonly backing: () => Backing) {}

  /** Returns a value that is not to be changed in place: whoever asks next gets the same one. */
  get<T>(key: string): T | undefined {
    try {
      const text = this.unstored.has(key) ? this.unstored.get(key) : this.backing().getItem(key);
      if (text === null || text === undefined) return undefined;
      if (this.parsed.get(key)?.text !== text) this.parsed.set(key, { text, value: JSON.parse(text) });
      return this.parsed.get(key)?.value as T;
    } catch {
      return undefined;
    }
  }

  /** Undefined: forgets it. */
  set(key: string, value: unknown): void {
    const text = value === undefined ? undefined : JSON.stringify(value);
    this.parsed.delete(key);
    try {
      if (text === undefined) this.backing().removeItem(key);
      else this.backing().setItem(key, text);
      this.unstored.delete(key);
    } catch {
      this.unstored.set(key, text);
    }
    this.isFailing.value = [...this.unstored.values()].some((each) => each !== undefined);
  }

  /** Whether what was last set is kept beyond this tab. */
  isStored(key: string): boolean {
    return this.unstored.get(key) === undefined;
  }

  keys(prefix: string): string[] {
    const keys = new Set<string>();
    try {
      const backing = this.backing();
      for (let i = 0; i < backing.length; i++) keys.add(backing.key(i) ?? "");
    } catch {
      // Forbidden: only this tab's memory has some.
    }
    for (const [key, text] of this.unstored) text === undefined ? keys.delete(key) : keys.add(key);
    return [...keys].filter((key) => key.startsWith(prefix));
  }

  forget(prefix: string): void {
    for (const key of this.keys(prefix)) this.set(key, undefined);
  }
}

export const storage = new BrowserStorage(() => localStorage);
