import { signal } from "@preact/signals";

/** A pour that is announced. Times are server times, ms. */
export interface AnnouncedPour {
  readonly round: string;
  /** When Reveal is accepted. */
  readonly at: number;
  /** After this the announcement has lapsed. */
  readonly until: number;
}

const TICK_MS = 200;

/**
 * Counts down an announced pour. The page that announced it pours at the end; if that page is gone, nothing is poured, and the
 * announcement lapses.
 */
export class Countdown {
  /** Whole seconds until the pour; undefined: none is announced. */
  readonly left = signal<number | undefined>(undefined);
  private announced: AnnouncedPour | undefined;
  /** The round whose pour this page announced, and the end of its countdown once the server has sent it. */
  private ownPour: { readonly round: string; readonly at: number | undefined } | undefined;
  private timer: ReturnType<typeof setInterval> | undefined;

  /** @param now Server time, ms. */
  constructor(
    private readonly now: () => number,
    private readonly pour: (announced: AnnouncedPour) => void,
  ) {}

  /** The server accepted this page's announcement: this page pours that round at the end of the countdown. */
  own(round: string): void {
    this.ownPour = { round, at: this.announced?.round === round ? this.announced.at : undefined };
    this.tick();
  }

  /** This page does not pour. */
  drop(): void {
    this.ownPour = undefined;
  }

  /** When the announced pour lapses, server time in ms; undefined: none is announced. */
  get until(): number | undefined {
    return this.announced?.until;
  }

  /** Takes the server's latest value; undefined: none is announced. */
  take(announced: AnnouncedPour | undefined): void {
    const { ownPour } = this;
    if (ownPour?.at !== undefined && ownPour.at !== announced?.at) this.drop();
    else if (ownPour && ownPour.round === announced?.round) this.ownPour = { ...ownPour, at: announced.at };
    this.announced = announced;
    clearInterval(this.timer);
    if (announced) this.timer = setInterval(() => this.tick(), TICK_MS);
    this.tick();
  }

  close(): void {
    clearInterval(this.timer);
  }

  private tick(): void {
    const { announced } = this;
    if (!announced) {
      this.left.value = undefined;
      return;
    }
    const now = this.now();
    if (now > announced.until) return this.take(undefined);
    this.left.value = Math.max(0, Math.ceil((announced.at - now) / 1000));
    if (now >= announced.at && this.ownPour?.at === announced.at) {
      this.drop();
      this.pour(announced);
    }
  }
}
