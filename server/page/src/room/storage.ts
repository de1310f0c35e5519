import { signal } from "@preact/signals";

type Backing = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/**
 * The browser's storage, as JSON by key. Values that the browser cannot store (full, forbidden, a private window) stay in the
 * memory of this tab until it is closed. Nothing else depends on whether the browser stored them.
 */
export class BrowserStorage {
  /** Whether the browser could not store something. */
  readonly isFailing = signal(false);
  private readonly unstored = new Map<string, string | undefined>();
  /** The latest parsed value by key, used again for the same text. */
  private readonly parsed = new Map<string, { readonly text: string; readonly value: unknown }>();

  /** @param backing Returns the browser's storage; throws where there is none. */
  constructor(private readonly backing: () => Backing) {}

  /** Returns a value that must not be changed: later calls return the same one. */
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

  /** Stores a value; undefined deletes it. */
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

  /** Returns whether the browser has stored the latest value. */
  isStored(key: string): boolean {
    return this.unstored.get(key) === undefined;
  }

  keys(prefix: string): string[] {
    const keys = new Set<string>();
    try {
      const backing = this.backing();
      for (let i = 0; i < backing.length; i++) keys.add(backing.key(i) ?? "");
    } catch {
      // Forbidden: only the memory of this tab has values.
    }
    for (const [key, text] of this.unstored) text === undefined ? keys.delete(key) : keys.add(key);
    return [...keys].filter((key) => key.startsWith(prefix));
  }

  forget(prefix: string): void {
    for (const key of this.keys(prefix)) this.set(key, undefined);
  }
}

export const storage = new BrowserStorage(() => localStorage);
