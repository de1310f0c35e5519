import { signal } from "@preact/signals";
import type { CommandJson } from "../gen/elephantboard/v1/commands_pb";
import type { AnswerJson } from "../gen/elephantboard/v1/service_pb";
import type { Fact } from "../gen/messages";
import { decimal, random } from "../wire/bytes";
import { Refused } from "../wire/refusal";
import { placeOf } from "../wire/values";
import type { Memory } from "./memory";

/** The answer to a command; undefined: the room has accepted it. */
export type Answered = Refused | undefined;

/** A command that is not answered yet, or whose event has not arrived yet. */
export interface Pending {
  readonly command: CommandJson;
  /** Its optimistic update, if it has one. */
  readonly update: Fact | undefined;
  /** The form whose text it contains. The text is stored until the room has accepted the command. */
  readonly form: string | undefined;
  /** Sequence number of its event, once the server has stored it. */
  settledAt: number | undefined;
  answered(answer: Answered): void;
}

/** What the browser stores of a command. */
interface Waiting {
  readonly command: CommandJson;
  readonly form?: string;
}

export interface OutboxOwner {
  /** Returns undefined without a link. Rejects if the link fails before the answer: the command may have been done. */
  send(command: CommandJson): Promise<AnswerJson> | undefined;
  /** Returns the sequence number of the latest event. */
  seen(): number;
  changed(): void;
  refused(refused: Refused, command: CommandJson): void;
}

/** Codes after which the same command is sent again after a pause. */
const AGAIN = new Set(["TOO_FAST", "ASK_AGAIN", "NO_ROOM", "TOO_MANY_TRIES"]);
const PAUSE_MS = 400;

/**
 * Sends a seat's commands in the order in which they were made, one at a time. Each is stored in the browser until it is
 * answered, and is always sent with its first id.
 */
export class Outbox {
  /** Number of commands without an answer. */
  readonly waiting = signal(0);
  readonly lane: string;
  private pending: Pending[] = [];
  private counter = 0;
  /** Number of the current link. A command in flight on an earlier one is sent again. */
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

  /** The commands without an answer that the browser stores, those of other tabs too. */
  get stored(): readonly Waiting[] {
    return this.memory.lanesWaiting().flatMap((lane) => this.memory.waiting<Waiting>(lane));
  }

  /**
   * Sends a command in this tab's lane, after the earlier ones.
   * @param form The form whose text it contains. Its unsaved input is stored until the room has accepted the command.
   */
  do(act: Omit<CommandJson, "id">, update?: Fact, form?: string): Promise<Answered> {
    this.counter += 1;
    return this.push({ id: { lane: this.lane, counter: this.counter }, ...act }, update, form);
  }

  /** Sends an author's command in a lane of its own, so that no id connects it to other commands. */
  doAsAuthor(act: Omit<CommandJson, "id">, update?: Fact): Promise<Answered> {
    return this.push({ id: { lane: decimal(random(8)) }, ...act }, update, undefined);
  }

  /** Starts sending on a new link. The command in flight on the earlier one is sent again, first. */
  reconnected(): void {
    this.link += 1;
    this.isSending = false;
    void this.send();
  }

  /** Drops the commands whose events have arrived. */
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
      // The link failed. The command is sent again on the next one.
    }
    if (link === this.link) this.isSending = false;
  }

  /** Returns false if the command has to be sent again. */
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
