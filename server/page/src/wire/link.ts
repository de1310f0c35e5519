import { signal } from "@preact/signals";
import type { ItemJson } from "../gen/elephantboard/v1/service_pb";
import type { Hub } from "./hub";
import type { Place } from "./values";

/** A link without a frame for this time is dead: the server sends a heartbeat every 10 s. */
const TIMEOUT_MS = 25_000;
const SHORTEST_MS = 200;
const LONGEST_MS = 5_000;

export interface LinkOwner {
  /** Returns the place to watch from. Fetches the room first if necessary. Throws to retry later. */
  place(): Promise<Place>;
  frame(items: readonly ItemJson[]): void;
  /** Called when the hub can be called. */
  connected(): void;
}

/** Connects and watches, detects a dead link, and retries until it is stopped. */
export class Link {
  /** "live": connected. "cut": disconnected, retrying. */
  readonly state = signal<"connecting" | "live" | "cut">("connecting");
  hub: Hub | undefined;
  private stopped = false;
  private lastFrame = 0;
  private wake: (() => void) | undefined;

  constructor(
    private readonly owner: LinkOwner,
    private readonly connect: (token: string) => Hub,
  ) {}

  async run(token: string): Promise<void> {
    const nudge = () => this.nudge();
    addEventListener("online", nudge);
    document.addEventListener("visibilitychange", nudge);
    let pause = SHORTEST_MS;
    while (!this.stopped) {
      const before = this.lastFrame;
      await this.once(token);
      if (this.stopped) break;
      this.state.value = "cut";
      if (this.lastFrame !== before) pause = SHORTEST_MS;
      await this.sleep(pause * (0.75 + Math.random() / 2));
      pause = Math.min(LONGEST_MS, pause * 2);
    }
    removeEventListener("online", nudge);
    document.removeEventListener("visibilitychange", nudge);
  }

  stop(): void {
    this.stopped = true;
    this.drop();
    this.wake?.();
  }

  /** Ends this connection. The next one is made at once. */
  drop(): void {
    void this.hub?.stop();
  }

  private async once(token: string): Promise<void> {
    const hub = this.connect(token);
    let watchdog: ReturnType<typeof setInterval> | undefined;
    try {
      const [place] = await Promise.all([this.owner.place(), hub.start()]);
      if (this.stopped) return;
      this.hub = hub;
      this.lastFrame = Date.now();
      watchdog = setInterval(() => this.checkTimeout(), 1_000);
      const over = hub.watch(place, (items) => {
        this.lastFrame = Date.now();
        this.owner.frame(items);
      });
      this.state.value = "live";
      this.owner.connected();
      await over;
    } catch {
      // Not reachable, or the room could not be fetched. The loop retries.
    } finally {
      clearInterval(watchdog);
      this.hub = undefined;
      void hub.stop();
    }
  }

  private checkTimeout(): void {
    if (Date.now() - this.lastFrame > TIMEOUT_MS) this.drop();
  }

  /** Retries at once when the network or the tab is back. */
  private nudge(): void {
    if (document.visibilityState !== "visible") return;
    if (this.hub) this.checkTimeout();
    this.wake?.();
  }

  private sleep(ms: number): Promise<void> {
    return new Promise((done) => {
      const timer = setTimeout(done, ms);
      this.wake = () => {
        clearTimeout(timer);
        done();
      };
    });
  }
}
