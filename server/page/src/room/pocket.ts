import { signal } from "@preact/signals";
import type { PocketCommandJson, PocketItemJson } from "../gen/elephantboard/v1/commands_pb";
import type { KeptJson, ReadPocketRequestJson, ReadPocketResponseJson } from "../gen/elephantboard/v1/service_pb";
import { rules } from "../gen/rules";
import { fromBase64, toBase64 } from "../wire/bytes";
import { padded } from "../wire/pad";
import { Refused } from "../wire/refusal";
import { ownerKey, pocketKey, pocketSecret } from "../wire/secrets";
import type { Desired } from "./desired";
import { adopted, kindOf } from "./items";
import type { DesiredItem } from "./items/item";
import type { Memory } from "./memory";
import { Role, type Room } from "./state";

export interface PocketOwner {
  room(): Room;
  role(): number;
  /** Each returns undefined without a link, and rejects if the link fails before the answer. */
  takePocket(request: { round: string; key: string }): Promise<KeptJson> | undefined;
  keep(command: PocketCommandJson): Promise<KeptJson> | undefined;
  readPocket(request: ReadPocketRequestJson): Promise<ReadPocketResponseJson> | undefined;
}

/** The contents of the pocket on the server. */
interface Actual {
  readonly round: string;
  counter: number;
  /** Versions of the items by key. */
  readonly versions: Map<string, string>;
}

type Act = Pick<PocketCommandJson, "put" | "remove" | "ownerKey">;

/** One difference between desired and actual items, and the command that resolves it. Version undefined: it removes the item. */
interface Step {
  readonly key: string;
  readonly version: string | undefined;
  readonly act: Act;
}

/** Codes after which the pocket is read again: another tab has changed it, or an answer was lost. */
const READ_AGAIN = new Set(["POCKET_ORDER", "ID_REUSED", "ASK_AGAIN", "NO_POCKET"]);

/** Codes after which the same request is sent again. */
const AGAIN = new Set(["TOO_FAST", "ASK_AGAIN"]);

/** Codes of what the server cannot do now: the same request is sent again, less and less often, and the reason is shown. */
const LATER = new Set(["DISK_FULL", "INTERNAL"]);

const PAUSE_MS = 400;
const LONGEST_MS = 10_000;

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/**
 * Reconciles the pocket of one round with the desired items, one command at a time, in order. An actual item is the desired
 * one if key and version are equal, however the server normalized its text. After a lost answer, a lost link, or a reload,
 * the pocket is read again. What the server cannot do now is sent again, after the rest.
 */
export class Pocket {
  /** Keys of items that differ between desired and actual state. */
  readonly unsent = signal<ReadonlySet<string>>(new Set());
  /** The reason why the pocket cannot be used; empty if it can. */
  readonly trouble = signal("");
  /** The refused version of an item and the reason, by key. */
  private readonly refusals = signal<ReadonlyMap<string, { version: string; why: string }>>(new Map());
  private actual: Actual | undefined;
  private again = false;
  /** Keys of the items whose commands were refused in this pass and are sent again in the next. */
  private readonly postponed = new Set<string>();
  /** Number of passes since the last one without such a refusal. */
  private retries = 0;
  /** Number of the current link. */
  private link = 0;
  /** The link on which the pocket is being reconciled. */
  private running: number | undefined;

  /** @param roundOf Returns the round of the pocket; "0" if none is open. */
  constructor(
    private readonly memory: Memory,
    private readonly desired: Desired,
    private readonly owner: PocketOwner,
    private readonly roundOf: (room: Room) => string,
  ) {}

  /** Starts on a new link. The contents of the pocket are unknown. */
  reconnected(): void {
    this.link += 1;
    this.actual = undefined;
    this.reconcile();
  }

  /** Returns the reason why the current version of an item was refused, if it was. */
  whyNot(key: string): string | undefined {
    const refusal = this.refusals.value.get(key);
    const now = this.desired.items.value.find((each) => each.key === key);
    return refusal && refusal.version === now?.version ? refusal.why : undefined;
  }

  /** Number of refused items. They wait for a change by their author, not for the link. */
  get refused(): number {
    return [...this.unsent.value].filter((key) => this.whyNot(key) !== undefined).length;
  }

  /** Reconciles after a change of the items, the round, or the stage. */
  reconcile(): void {
    this.count();
    this.again = true;
    if (this.running !== this.link) void this.run(this.link);
  }

  private async run(link: number): Promise<void> {
    this.running = link;
    try {
      while (this.again && link === this.link) {
        this.again = false;
        await this.once(link);
      }
    } catch {
      // The link failed. Reconciling starts again on the next one.
      if (link === this.link) this.actual = undefined;
    }
    if (link === this.link) this.running = undefined;
    this.count();
  }

  private async once(link: number): Promise<void> {
    const room = this.owner.room();
    const round = this.roundOf(room);
    if (round === "0") this.trouble.value = "";
    if (round === "0" || this.owner.role() > Role.host) return;
    const secret = pocketSecret(this.memory.secret("pocket"), fromBase64(room.room), round);
    if (this.actual?.round !== round && !(await this.take(round, secret, link))) return;
    this.postponed.clear();
    while (link === this.link) {
      const { actual } = this;
      if (actual?.round !== this.roundOf(this.owner.room())) {
        this.again = true;
        return;
      }
      const step = actual && this.next(actual);
      if (!step) return this.finish();
      if (!(await this.send(actual, secret, step, link))) return;
      this.count();
    }
  }

  /** Ends a pass: what the server could not do is due again after a pause. */
  private async finish(): Promise<void> {
    if (this.postponed.size > 0) return this.backOff();
    this.retries = 0;
    this.trouble.value = "";
  }

  private async backOff(): Promise<void> {
    await pause(Math.min(LONGEST_MS, PAUSE_MS * 2 ** this.retries));
    this.retries += 1;
    this.again = true;
  }

  /** Takes this round's pocket and reads its contents. Returns false if that is not possible now. */
  private async take(round: string, secret: Uint8Array, link: number): Promise<boolean> {
    const taken = await this.owner.takePocket({ round, key: toBase64(pocketKey(secret)) });
    if (!taken) return false;
    if (taken.refusal) return this.failed(new Refused(taken.refusal));
    const read = await this.owner.readPocket({ round, secret: toBase64(secret) });
    if (!read || link !== this.link) return false;
    if (read.refusal) return this.failed(new Refused(read.refusal));
    const { counter = 0, items = [] } = read.pocket ?? {};
    this.adopt(round, items);
    this.actual = { round, counter, versions: new Map(items.map(({ key = "", version = "0" }) => [key, version])) };
    return true;
  }

  /** After the seat was moved here, takes over what its pocket holds; otherwise it would be removed as not desired. */
  private adopt(round: string, items: readonly PocketItemJson[]): void {
    if (!this.memory.adopts || this.memory.adopted.includes(round)) return;
    this.memory.adopted = [...this.memory.adopted, round];
    const isHat = round === this.owner.room().round;
    this.desired.adopt(items.map((item) => adopted(item, isHat ? undefined : round)));
  }

  private async failed(refused: Refused): Promise<false> {
    if (AGAIN.has(refused.code)) {
      await pause(PAUSE_MS);
      this.again = true;
    } else if (refused.code !== "ROUND_CLOSED") {
      // When a round closes, its event follows, and the next round's pocket is taken then.
      this.trouble.value = refused.message;
      if (LATER.has(refused.code)) await this.backOff();
    }
    return false;
  }

  /** Returns the desired items of this round's pocket, with the changes of all tabs. */
  private inPocket(round: string): readonly DesiredItem[] {
    const hat = this.owner.room().round;
    return this.memory.desired.items.filter((item) => (item.round ?? hat) === round);
  }

  private next({ round, versions }: Actual): Step | undefined {
    const desired = this.inPocket(round);
    const isDue = (key: string) => !this.postponed.has(key);
    for (const key of versions.keys()) {
      if (isDue(key) && !desired.some((item) => item.key === key))
        return { key, version: undefined, act: { remove: { key } } };
    }
    for (const item of desired) {
      const { key, version } = item;
      const isRefused = this.refusals.value.get(key)?.version === version;
      if (versions.get(key) !== version && !isRefused && isDue(key) && this.isOpen(item))
        return { key, version, act: this.put(item) };
    }
    return undefined;
  }

  private isOpen(item: DesiredItem): boolean {
    const kind = kindOf(item);
    const stages: readonly number[] | undefined = kind && rules[kind.act].stages;
    return stages !== undefined && (stages.length === 0 || stages.includes(this.owner.room().stage));
  }

  private put(item: DesiredItem): Act {
    const { elephant, round: _, ...put } = item;
    if (elephant === undefined || !kindOf(item)?.provesAuthor) return { put };
    return { put, ownerKey: toBase64(ownerKey(this.memory.secret("author"), elephant)) };
  }

  /** Sends the command of a step. Returns false if the next step has to wait. */
  private async send(actual: Actual, secret: Uint8Array, step: Step, link: number): Promise<boolean> {
    const command = { round: actual.round, secret: toBase64(secret), counter: actual.counter + 1, ...step.act };
    const answer = await this.owner.keep(padded(command));
    if (!answer || link !== this.link) return false;
    if (!answer.refusal) {
      actual.counter += 1;
      this.done(actual, step);
      return true;
    }
    const refused = new Refused(answer.refusal);
    if (refused.code === "TOO_FAST") {
      await pause(PAUSE_MS);
    } else if (refused.code === "ROUND_CLOSED" || refused.code === "STAGE") {
      // The event of the new round or stage follows, and reconciling starts again.
      this.actual = undefined;
      return false;
    } else if (READ_AGAIN.has(refused.code)) {
      this.actual = undefined;
      await pause(PAUSE_MS);
      this.again = true;
      return false;
    } else if (step.version === undefined || LATER.has(refused.code)) {
      // The server accepts the removal of an item that it does not have, so a refused removal is never done.
      this.postponed.add(step.key);
      this.trouble.value = refused.message;
    } else {
      this.refusals.value = new Map(this.refusals.value).set(step.key, { version: step.version, why: refused.message });
    }
    return true;
  }

  private done({ versions }: Actual, { key, version }: Step): void {
    if (version === undefined) versions.delete(key);
    else versions.set(key, version);
  }

  private count(): void {
    const round = this.roundOf(this.owner.room());
    // The contents of an earlier round's pocket do not count.
    const versions = this.actual?.round === round ? this.actual.versions : new Map<string, string>();
    const desired = round === "0" ? [] : this.inPocket(round);
    const unsent = new Set(desired.filter(({ key, version }) => versions.get(key) !== version).map(({ key }) => key));
    for (const key of versions.keys()) if (!desired.some((item) => item.key === key)) unsent.add(key);
    const before = this.unsent.peek();
    if (before.size !== unsent.size || [...unsent].some((key) => !before.has(key))) this.unsent.value = unsent;
  }
}
