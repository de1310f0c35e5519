import { signal } from "@preact/signals";
import type { RoomEvent } from "../wire/values";
import { isOut, isShown } from "./state";
import type { View } from "./view";
import type { Wordings } from "./wordings";

/** A decision that was just made. */
export interface Announced {
  readonly id: string;
  readonly kind: number;
  readonly sentence: string;
  /** The text of its elephant. */
  readonly text: string;
  /** Number of elephants that left with it. */
  readonly count: number;
}

const LEAST_MS = 5_000;
const CHARACTER_MS = 55;
const MOST_MS = 14_000;
const WAITING = 3;

/** Announces decisions when their elephants leave, one after another, each long enough to be read aloud. */
export class Decided {
  readonly shown = signal<Announced | undefined>(undefined);
  private next: Announced[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Announces what events showed out. Elephants that left with one decision are announced once. */
  announce(events: readonly RoomEvent[], view: View, wordings: Wordings): void {
    for (const { fact } of events) {
      if (fact?.arm !== "kickedOut") continue;
      const seen = view.elephant(fact.id)?.peek();
      // Its own decision: whoever made it sees their optimistic update, which has no text, until the answer comes.
      const sentence = wordings.text(fact.decision);
      if (!seen || !sentence || !isShown(seen.elephant) || !isOut(seen.elephant)) continue;
      const { text = "" } = seen;
      this.add({ id: fact.id, kind: fact.kind, sentence, text, count: 1 });
    }
    const shown = this.shown.peek();
    const now = shown && view.elephant(shown.id)?.peek().elephant;
    // It may have come back, or may no longer be read.
    if (shown && (!now || !isShown(now) || !isOut(now))) this.show(this.next.shift());
  }

  /** Ends all announcements, after the room was replaced or left. */
  clear(): void {
    this.next = [];
    this.show(undefined);
  }

  private add(made: Announced): void {
    const shown = this.shown.peek();
    if (!shown) this.show(made);
    else if (shown.sentence === made.sentence && shown.kind === made.kind) {
      this.show({ ...shown, count: shown.count + 1 });
    } else this.next = [...this.next, made].slice(-WAITING);
  }

  private show(next: Announced | undefined): void {
    clearTimeout(this.timer);
    this.shown.value = next;
    if (!next) return;
    const time = Math.min(MOST_MS, LEAST_MS + next.sentence.length * CHARACTER_MS);
    this.timer = setTimeout(() => this.show(this.next.shift()), time);
  }
}
