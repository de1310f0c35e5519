import { signal } from "@preact/signals";
import type { CommandJson } from "../gen/elephantboard/v1/commands_pb";
import type { AnswerJson } from "../gen/elephantboard/v1/service_pb";
import type { Fact } from "../gen/messages";
import { decimal, random } from "../wire/bytes";
import { Refused } from "../wire/refusal";
import { placeOf } from "../wire/values";
import type { Memory } from "./memory";

/** How a command was answered; undefined: the room has accepted it. */
export type Answered = Refused | undefined;

/** A command that is not settled: not answered yet, or its event is not seen yet. */
export interface Pending {
  readonly command: CommandJson;
  /** What it is expected to do; undefined: nothing is shown ahead. */
  readonly update: Fact | undefined;
  /** The form whose text it carries: kept until the room has accepted it. */
  readonly form: string | undefined;
  /** Sequence number of its event, once it is on the server's disk. */
  settledAt: number | undefined;
  answered(answer: Answered): void;
}

/** What is kept of a command over a reload. */
interface Waiting {
  readonly command: CommandJson;
  readonly form?: string;
}

export interface OutboxOwner {
  /** Undefined: there is no link now. Rejected: the link went down, and nobody knows whether the command was done. */
  send(command: CommandJson): Promise<AnswerJson> | undefined;
  /** Sequence number that has been seen. */
  seen(): number;
  changed(): void;
  refused(refused: Refused, command: CommandJson): void;
}

/** Codes that say "not now": the same command is sent again after a pause. */
const AGAIN = new Set(["TOO_FAST", "ASK_AGAIN"]);
const PAUSE_MS = 400;

/**
 * A seat's commands, in the order in which they were made: one is in flight, and the next goes when it is answered. Each is
 * kept in the browser until then, and is sent again with the id that it began with.
 */
export class Outbox {
  /** How many are not answered. */
  readonly waiting = signal(0);
  readonly lane: string;
  private pending: Pending[] = [];
  private counter = 0;
  /** Counts links: what was in flight on an old one is sent again on the new one. */
  private link = 0;
  private isSending = false;
  private readonly memory: Memory;
  private readonly owner: OutboxOwner;

  constructor(memory: Memory, owner: OutboxOwner) {
    this.memory = memory;
    this.owner = owner;
    this.lane = decimal(random(8));
    for (const lane of memory.lanesWaiting()) {
      for (const { command, form } of memory.waiting<Waiting>(lane)) void this.add(command, undefined, form);
      memory.storeWaiting(lane, []);
    }
    this.keep();
  }

  get all(): readonly Pending[] {
    return this.pending;
  }

  /**
   * Sends an act in this tab's lane, behind those that were made before it.
   * @param form The form whose text it carries: what is half written in it is kept until the room has accepted it.
   */
  do(act: Omit<CommandJson, "id">, update?: Fact, form?: string): Promise<Answered> {
    this.counter += 1;
    return this.push({ id: { lane: this.lane, counter: this.counter }, ...act }, update, form);
  }

  /** Sends an author's act, in a lane of its own: nothing joins it to what is done under a name. */
  doAsAuthor(act: Omit<CommandJson, "id">, update?: Fact): Promise<Answered> {
    return this.push({ id: { lane: decimal(random(8)) }, ...act }, update, undefined);
  }

  /** The hub can be called again: what was in flight on the link before is sent again, first. */
  reconnected(): void {
    this.link += 1;
    this.isSending = false;
    void this.send();
  }

  /** Lets go of what has been seen. */
  settle(): void {
    const seen = this.owner.seen();
    const left = this.pending.filter((each) => each.settledAt === undefined || each.settledAt > seen);
    if (left.length !== this.pending.length) this.pending = left;
  }

  private add(command: CommandJson, update: Fact | undefined, form: string | undefined): Promise<Answered> {
    return new Promise((answered) => {
      this.pending.push({ command, update, form, settledAt: undefined, answered });
    });
  }

  private push(command: CommandJson, update: Fact | undefined, form: string | undefined): Promise<Answered> {
    const answered = this.add(command, update, form);
    this.keep();
    this.owner.changed();
    void this.send();
    return answered;
  }

  private async send(): Promise<void> {
    if (this.isSending) return;
    const { link } = this;
    this.isSending = true;
    try {
      for (;;) {
        const next = this.pending.find((each) => each.settledAt === undefined);
        const asked = next && this.owner.send(next.command);
        if (!asked) break;
        const isAnswered = this.take(next, await asked);
        if (!isAnswered) await new Promise((done) => setTimeout(done, PAUSE_MS));
        if (link !== this.link) return;
      }
    } catch {
      // The link went down: sent again when it is up.
    }
    if (link === this.link) this.isSending = false;
  }

  /** False: the same is asked again. */
  private take(each: Pending, answer: AnswerJson): boolean {
    if (!this.pending.includes(each) || each.settledAt !== undefined) return true;
    let refused: Answered;
    if (answer.accepted) {
      each.settledAt = placeOf(answer.accepted).sequence;
      if (each.form !== undefined) this.memory.saveInput(each.form, undefined);
    } else {
      refused = new Refused(answer.refusal ?? {});
      if (AGAIN.has(refused.code)) return false;
      this.pending = this.pending.filter((other) => other !== each);
      this.owner.refused(refused, each.command);
    }
    this.settle();
    this.keep();
    this.owner.changed();
    each.answered(refused);
    return true;
  }

  private keep(): void {
    const unanswered = this.pending.filter((each) => each.settledAt === undefined);
    this.waiting.value = unanswered.length;
    this.memory.storeWaiting(
      this.lane,
      unanswered.map(({ command, form }): Waiting => ({ command, form })),
    );
  }
}
