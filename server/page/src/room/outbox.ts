import { signal } from "@preact/signals";
import type { CommandJson } from "../gen/elephantboard/v1/commands_pb";
import type { AnswerJson } from "../gen/elephantboard/v1/service_pb";
import type { Fact } from "../gen/messages";
import { decimal, random } from "../wire/bytes";
import { Refused } from "../wire/refusal";
import { placeOf } from "../wire/values";
import type { Memory } from "./memory";

/** A command that is not settled: not answered yet, or its event is not seen yet. */
export interface Pending {
  readonly command: CommandJson;
  /** What it is expected to do; undefined: nothing is shown ahead. */
  readonly guess: Fact | undefined;
  /** Where it stands in the timeline, once it is on disk. */
  settledAt: number | undefined;
  sending: boolean;
}

export interface OutboxOwner {
  send(command: CommandJson): Promise<AnswerJson> | undefined;
  /** Sequence number that has been seen. */
  seen(): number;
  changed(): void;
  refused(refused: Refused, command: CommandJson): void;
}

/** Codes that say "not now": the same command is sent again after a pause. */
const AGAIN = new Set(["TOO_FAST", "ASK_AGAIN"]);

/** Commands on their way. Kept in the browser until they are answered; sent again with the same ids, done once. */
export class Outbox {
  readonly waiting = signal(0);
  private pending: Pending[] = [];
  private counter = 0;
  readonly lane: string;
  private readonly memory: Memory;
  private readonly owner: OutboxOwner;

  constructor(memory: Memory, owner: OutboxOwner) {
    this.memory = memory;
    this.owner = owner;
    this.lane = decimal(random(8));
    for (const lane of memory.lanesWaiting()) {
      for (const command of memory.waiting<CommandJson>(lane)) this.add(command, undefined);
      memory.keepWaiting(lane, []);
    }
    this.keep();
  }

  get all(): readonly Pending[] {
    return this.pending;
  }

  /** Sends an act in this tab's lane. */
  do(act: Omit<CommandJson, "id">, guess?: Fact): void {
    this.counter += 1;
    this.push({ id: { lane: this.lane, counter: this.counter }, ...act }, guess);
  }

  /** Sends an author's act, in a lane of its own: nothing joins it to what is done under a name. */
  doAsAuthor(act: Omit<CommandJson, "id">, guess?: Fact): void {
    this.push({ id: { lane: decimal(random(8)) }, ...act }, guess);
  }

  /** Sends what is not on its way; called whenever the hub can be called. */
  flush(again = false): void {
    for (const each of this.pending) {
      if (again) each.sending = false;
      if (!each.sending && each.settledAt === undefined) void this.send(each);
    }
  }

  /** Lets go of what has been seen. */
  settle(): void {
    const seen = this.owner.seen();
    const left = this.pending.filter((each) => each.settledAt === undefined || each.settledAt > seen);
    if (left.length !== this.pending.length) this.pending = left;
  }

  private add(command: CommandJson, guess: Fact | undefined): void {
    this.pending.push({ command, guess, settledAt: undefined, sending: false });
  }

  private push(command: CommandJson, guess: Fact | undefined): void {
    this.add(command, guess);
    this.keep();
    this.owner.changed();
    this.flush();
  }

  private async send(each: Pending): Promise<void> {
    const asked = this.owner.send(each.command);
    if (!asked) return;
    each.sending = true;
    try {
      this.answered(each, await asked);
    } catch {
      // The link went down: sent again when it is up.
      each.sending = false;
    }
  }

  private answered(each: Pending, answer: AnswerJson): void {
    if (!this.pending.includes(each)) return;
    if (answer.accepted) {
      each.settledAt = placeOf(answer.accepted).sequence;
    } else {
      const refused = new Refused(answer.refusal ?? {});
      if (AGAIN.has(refused.code)) {
        setTimeout(() => {
          each.sending = false;
          this.flush();
        }, 400);
        return;
      }
      this.pending = this.pending.filter((other) => other !== each);
      this.owner.refused(refused, each.command);
    }
    this.settle();
    this.keep();
    this.owner.changed();
  }

  private keep(): void {
    const unanswered = this.pending.filter((each) => each.settledAt === undefined);
    this.waiting.value = unanswered.length;
    this.memory.keepWaiting(
      this.lane,
      unanswered.map((each) => each.command),
    );
  }
}
