import { signal } from "@preact/signals";

/** Finds out whether the same person has the same room open in another tab of this browser. */
export class Tabs {
  readonly another = signal(false);
  private channel: BroadcastChannel | undefined;
  private readonly hides = () => this.say("gone");
  private readonly shows = () => this.say("here?");
  private readonly changed: (event: StorageEvent) => void;

  constructor(
    room: string,
    private readonly wantedKey: string,
    reload: () => void,
  ) {
    this.changed = (event) => {
      if (event.key === this.wantedKey) reload();
    };
    addEventListener("storage", this.changed);
    if (typeof BroadcastChannel === "undefined") return;
    this.channel = new BroadcastChannel(`elephantboard/${room}`);
    this.channel.onmessage = (message) => {
      if (message.data === "gone") {
        // Whoever is still there says so.
        this.another.value = false;
        this.say("here?");
        return;
      }
      this.another.value = true;
      if (message.data === "here?") this.say("here");
    };
    this.say("here?");
    addEventListener("pagehide", this.hides);
    addEventListener("pageshow", this.shows);
  }

  close(): void {
    removeEventListener("storage", this.changed);
    removeEventListener("pagehide", this.hides);
    removeEventListener("pageshow", this.shows);
    this.say("gone");
    this.channel?.close();
    this.channel = undefined;
  }

  private say(word: "here?" | "here" | "gone"): void {
    this.channel?.postMessage(word);
  }
}
