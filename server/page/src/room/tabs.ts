import { signal } from "@preact/signals";

/** Finds out whether the same person has the same room open in another tab of this browser. */
export class Tabs {
  readonly another = signal(false);
  private readonly channel: BroadcastChannel | undefined;
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
        this.channel?.postMessage("here?");
        return;
      }
      this.another.value = true;
      if (message.data === "here?") this.channel?.postMessage("here");
    };
    this.channel.postMessage("here?");
    addEventListener("pagehide", () => this.channel?.postMessage("gone"));
    addEventListener("pageshow", () => this.channel?.postMessage("here?"));
  }

  close(): void {
    removeEventListener("storage", this.changed);
    this.channel?.postMessage("gone");
    this.channel?.close();
  }
}
