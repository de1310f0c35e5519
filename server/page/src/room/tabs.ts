import { signal } from "@preact/signals";

/** Detects whether another tab of this browser has the same room open. */
export class Tabs {
  readonly another = signal(false);
  private channel: BroadcastChannel | undefined;
  private readonly hides = () => this.send("gone");
  private readonly shows = () => this.send("here?");
  private readonly changed: (event: StorageEvent) => void;

  /** @param changed Called after another tab has changed what the browser stores under a key; null: everything. */
  constructor(room: string, changed: (key: string | null) => void) {
    this.changed = ({ key }) => changed(key);
    addEventListener("storage", this.changed);
    if (typeof BroadcastChannel === "undefined") return;
    this.channel = new BroadcastChannel(`elephantboard/${room}`);
    this.channel.onmessage = (message) => {
      if (message.data === "gone") {
        // The remaining tabs answer.
        this.another.value = false;
        this.send("here?");
        return;
      }
      this.another.value = true;
      if (message.data === "here?") this.send("here");
    };
    this.send("here?");
    addEventListener("pagehide", this.hides);
    addEventListener("pageshow", this.shows);
  }

  close(): void {
    removeEventListener("storage", this.changed);
    removeEventListener("pagehide", this.hides);
    removeEventListener("pageshow", this.shows);
    this.send("gone");
    this.channel?.close();
    this.channel = undefined;
  }

  private send(word: "here?" | "here" | "gone"): void {
    this.channel?.postMessage(word);
  }
}
