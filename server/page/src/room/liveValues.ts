import { signal } from "@preact/signals";
import type { HeartbeatJson, LiveJson } from "../gen/elephantboard/v1/service_pb";
import type { LiveState } from "../gen/messages";
import { read } from "../wire/message";
import { type AnnouncedPour, Countdown } from "./countdown";
import { ServerClock } from "./serverClock";

/** A command that changes the live state and arrives later than this is not done: nobody expects it any more. */
const TIMEOUT_MS = 10_000;

const nothing: LiveState = read("LiveState", {});

/** The room's live values, which are in no event, and the server's time. */
export class LiveValues {
  /** The hat's size in steps. */
  readonly hat = signal(0);
  readonly countdown: Countdown;
  /** What commands set. */
  readonly state = signal(nothing);
  /** Number of people who have answered the question of a round. */
  private readonly progress = signal({ round: "0", done: 0 });
  readonly clock = new ServerClock();
  /** Whether the server sent live values since this watch began, or had none. */
  private isGreeted = false;

  /** @param pour Pours the hat whose announced pour is due. */
  constructor(pour: (announced: AnnouncedPour) => void) {
    this.countdown = new Countdown(() => this.serverTime, pour);
  }

  /** The server's time, ms. */
  get serverTime(): number {
    return this.clock.now;
  }

  /** The deadline of a command that changes the live state. */
  get deadline(): string {
    return `${Math.round(this.serverTime + TIMEOUT_MS)}`;
  }

  get isPourAnnounced(): boolean {
    return this.countdown.left.value !== undefined;
  }

  /** Returns the number of people who have answered the question of a round. */
  answeredIn(round: string | undefined): number {
    const progress = this.progress.value;
    return progress.round === round ? progress.done : 0;
  }

  /** Starts a watch. The server sends its live values, if it has any, no later than the first heartbeat. */
  watch(): void {
    this.isGreeted = false;
  }

  take({ hat = 0, pour, answered, state }: LiveJson): void {
    this.isGreeted = true;
    this.hat.value = hat;
    this.progress.value = { round: answered?.round ?? "0", done: answered?.done ?? 0 };
    const told = state ? read("LiveState", state) : nothing;
    // The same value does not redraw anything.
    if (JSON.stringify(told) !== JSON.stringify(this.state.peek())) this.state.value = told;
    const { round = "0", at = 0, until = 0 } = pour ?? {};
    this.countdown.take(pour && { round, at: Number(at), until: Number(until) });
  }

  /** Reads the server's time. Live values of the same frame refer to it. */
  synchronize({ time = "0" }: HeartbeatJson): void {
    this.clock.heartbeat(Number(time));
  }

  /** Ends the greeting of a watch. */
  heartbeat(): void {
    // Not greeted: the server of this watch has no live values. It was restarted, or the pour was stopped meanwhile.
    if (!this.isGreeted) this.take({});
  }
}
