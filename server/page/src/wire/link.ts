import { signal } from "@preact/signals";
import type { ItemJson } from "../gen/elephantboard/v1/service_pb";
import type { Hub } from "./hub";
import type { Place } from "./values";

/** A link without a frame for this time is dead: the server sends a heartbeat every 10 s. */
const TIMEOUT_MS = 25_000;
/** A connection that is not made after this time is never made. Some proxies swallow the request for a WebSocket. */
const CONNECT_MS = 10_000;
const SHORTEST_MS = 200;
const LONGEST_MS = 5_000;

/** Number of WebSockets in a row that bring nothing while the server answers over HTTP, before the link polls. */
const SOCKETS_TRIED = 2;

export interface LinkOwner {
  /** Returns the place to watch from. Fetches the room first if necessary. Throws to retry later. */
  place(): Promise<Place>;
  frame(items: readonly ItemJson[]): void;
  /** Called when the hub can be called. */
  connected(): void;
  /** Returns whether the server answers over HTTP. */
  isServerThere(): Promise<boolean>;
}

/** @param polls Whether the connection uses HTTP requests only. */
export type Connect = (token: string, polls: boolean) => Hub | Promise<Hub>;

/** What keeps the link from being made: this device is offline, the server does not answer, or the network lets only pages through. */
export type Obstacle = "offline" | "server" | "network";

/** Connects and watches, detects a dead link, and retries until it is stopped. Where WebSockets are refused, it polls. */
export class Link {
  /** "live": connected. "cut": disconnected, retrying. */
  readonly state = signal<"connecting" | "live" | "cut">("connecting");
  /** Whether the live link polls. */
  readonly polls = signal(false);
  /** Undefined: none, or it is not known. */
  readonly obstacle = signal<Obstacle | undefined>(undefined);
  hub: Hub | undefined;
  private stopped = false;
  private lastFrame = 0;
  private wake: (() => void) | undefined;
  /** Number of latest WebSockets that brought nothing although the server answers. */
  private refusedSockets = 0;

  constructor(
    private readonly owner: LinkOwner,
    private readonly connect: Connect,
  ) {}

  async run(token: string): Promise<void> {
    const nudge = () => this.nudge();
    addEventListener("online", nudge);
    document.addEventListener("visibilitychange", nudge);
    let pause = SHORTEST_MS;
    while (!this.stopped) {
      const polls = this.refusedSockets >= SOCKETS_TRIED;
      const isFollowed = await this.once(token, polls);
      if (this.stopped) break;
      this.state.value = "cut";
      if (isFollowed) {
        pause = SHORTEST_MS;
        // The network may be another one now: a WebSocket is tried once more.
        this.refusedSockets = polls ? SOCKETS_TRIED - 1 : 0;
      }
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

  /** Connects and watches until the connection ends. Returns whether it brought a frame. */
  private async once(token: string, polls: boolean): Promise<boolean> {
    let hub: Hub | undefined;
    let watchdog: ReturnType<typeof setInterval> | undefined;
    let isFollowed = false;
    let isPlaced = false;
    try {
      hub = await this.connect(token, polls);
      const placed = this.owner.place().then((place) => {
        isPlaced = true;
        return place;
      });
      const [place] = await Promise.all([placed, soon(hub.start())]);
      if (this.stopped) return isFollowed;
      this.hub = hub;
      this.lastFrame = Date.now();
      watchdog = setInterval(() => this.checkTimeout(), 1_000);
      const over = hub.watch(place, (items) => {
        this.lastFrame = Date.now();
        isFollowed = true;
        this.obstacle.value = undefined;
        this.owner.frame(items);
      });
      this.polls.value = polls;
      this.state.value = "live";
      this.owner.connected();
      await over;
    } catch {
      // Not reachable, or the room could not be fetched. The loop retries.
    } finally {
      clearInterval(watchdog);
      this.hub = undefined;
      void hub?.stop().catch(() => {});
    }
    if (!isFollowed && !this.stopped) await this.findObstacle(polls, isPlaced);
    return isFollowed;
  }

  /** Finds out why a connection brought nothing. */
  private async findObstacle(polls: boolean, isPlaced: boolean): Promise<void> {
    const isThere = await this.owner.isServerThere();
    if (this.stopped) return;
    if (!isThere) {
      this.obstacle.value = navigator.onLine === false ? "offline" : "server";
    } else if (!isPlaced) {
      this.obstacle.value = undefined;
    } else if (polls) {
      this.obstacle.value = "network";
      this.refusedSockets = SOCKETS_TRIED - 1;
    } else {
      this.refusedSockets += 1;
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

/** Rejects if a connection is not made in time. */
function soon(made: Promise<void>): Promise<void> {
  return new Promise((done, failed) => {
    const timer = setTimeout(() => failed(new Error("The connection was not made in time.")), CONNECT_MS);
    made.then(done, failed).finally(() => clearTimeout(timer));
  });
}
