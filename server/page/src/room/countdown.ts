import { signal } from "@preact/signals";

interface Announced {
  readonly round: string;
  /** Server time, ms. */
  readonly at: number;
}

const TICK_MS = 200;

/**
 * A pour that was announced: everybody sees it coming. The page that announced it pours when the time has come; when that
 * page is gone, nothing is poured.
 */
export class Countdown {
  /** Whole seconds until the pour; undefined: none is announced. */
  readonly left = signal<number | undefined>(undefined);
  private announced: Announced | undefined;
  /** The round that this page announced, until it has poured it. */
  private own: string | undefined;
  private timer: ReturnType<typeof setInterval> | undefined;

  /** @param now Server time, ms. */
  constructor(
    private readonly now: () => number,
    private readonly pour: (round: string) => void,
  ) {}

  /** This page announces the pour of a round, and will pour it. */
  announce(round: string): void {
    this.own = round;
  }

  /** This page will not pour. */
  drop(): void {
    this.own = undefined;
  }

  /** What the server says; undefined: nothing is announced. */
  take(announced: Announced | undefined): void {
    if (!announced && this.announced) this.drop();
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
    const left = announced.at - this.now();
    this.left.value = Math.max(0, Math.ceil(left / 1000));
    if (left <= 0 && this.own === announced.round) {
      this.drop();
      this.pour(announced.round);
    }
  }
}
