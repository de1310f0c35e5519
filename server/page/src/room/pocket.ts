import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { signal } from "@preact/signals";
import type { PocketCommandJson, PocketJson } from "../gen/elephantboard/v1/commands_pb";
import type { KeptJson, ReadPocketRequestJson, ReadPocketResponseJson } from "../gen/elephantboard/v1/service_pb";
import { rules } from "../gen/rules";
import { bigEndian, decimal, fromBase64, toBase64, utf8 } from "../wire/bytes";
import { padded } from "../wire/pad";
import { Refused } from "../wire/refusal";
import { ownerKey, pocketKey, pocketSecret, tagOf } from "../wire/secrets";
import { type Draft, type Memory, nothingWanted, type Rewording, type Wanted } from "./memory";
import { Role, type Room } from "./state";

export interface PocketOwner {
  room(): Room;
  role(): number;
  takePocket(request: { round: string; key: string }): Promise<KeptJson> | undefined;
  keep(command: PocketCommandJson): Promise<KeptJson> | undefined;
  readPocket(request: ReadPocketRequestJson): Promise<ReadPocketResponseJson> | undefined;
}

/** What the server holds of mine in the open round. */
interface Held {
  readonly round: string;
  counter: number;
  /** Versions by key, base64. */
  readonly items: Map<string, string>;
}

type Act = Omit<PocketCommandJson, "round" | "secret" | "counter" | "padding">;

/** One difference between what is wanted and what is held, and what closes it. */
interface Step {
  readonly act: Act;
  /** The text to be padded behind. */
  readonly written?: { text: string };
  readonly done: (held: Held) => void;
  /** Called when the server refuses this act for good. */
  readonly given: (refused: Refused, held: Held) => void;
}

/** The key of a rewording: the elephant's id as 8 bytes. */
function keyOf(elephant: string): string {
  return toBase64(bigEndian(elephant));
}

/**
 * Brings what the server holds of mine in the open round to what is wanted here: one command at a time, in order.
 * Whatever was lost on the way (a reply, the link, the page) is found again by reading the pocket.
 */
export class Pocket {
  readonly wanted = signal<Wanted>(nothingWanted);
  /** Ids of drafts and elephants that the server does not have as they are here. */
  readonly unsent = signal<ReadonlySet<string>>(new Set());
  /** Why the hat does not take anything from here, in a sentence. */
  readonly trouble = signal<string>("");
  private held: Held | undefined;
  private running = false;
  private again = false;
  /** Counts links: what failed on an old one is begun again on the new one. */
  private links = 0;
  private readonly refusedDrafts = new Map<string, string>();
  private readonly memory: Memory;
  private readonly owner: PocketOwner;

  constructor(memory: Memory, owner: PocketOwner) {
    this.memory = memory;
    this.owner = owner;
    this.wanted.value = memory.wanted;
  }

  /** Changes what is wanted; other tabs' changes are read first. */
  want(change: (wanted: Wanted) => Wanted): void {
    this.wanted.value = change(this.memory.wanted);
    this.memory.wanted = this.wanted.value;
    void this.reconcile();
  }

  /** Another tab changed what is wanted. */
  reload(): void {
    this.wanted.value = this.memory.wanted;
    void this.reconcile();
  }

  /** The link is up again, or the round changed: nothing is known of what the server holds. */
  forget(): void {
    this.held = undefined;
    this.links += 1;
    void this.reconcile();
  }

  /** Why a draft was refused, if it was. */
  whyNot(draft: string): string | undefined {
    return this.refusedDrafts.get(draft);
  }

  async reconcile(): Promise<void> {
    this.settlePoured();
    this.count();
    this.again = true;
    if (this.running) return;
    this.running = true;
    const link = this.links;
    try {
      while (this.again) {
        this.again = false;
        await this.once();
      }
    } catch {
      // The link went down: begun again when it is up.
      this.held = undefined;
    } finally {
      this.running = false;
      this.count();
    }
    if (link !== this.links && this.again) void this.reconcile();
  }

  /** What came out of the hat is not wanted in it any more. */
  private settlePoured(): void {
    const { elephants } = this.owner.room();
    const { drafts, rewordings } = this.memory.wanted;
    const isOut = (draft: Draft) => elephants.has(draft.elephant);
    const isReworded = (each: Rewording) => {
      const now = elephants.get(each.elephant);
      return now !== undefined && (now.wording !== each.instead || now.withdrawn || now.erased);
    };
    if (!drafts.some(isOut) && !rewordings.some(isReworded)) return;
    const change = (wanted: Wanted): Wanted => ({
      ...wanted,
      drafts: wanted.drafts.filter((draft) => !isOut(draft)),
      dropped: [...wanted.dropped, ...wanted.drafts.filter(isOut).map((draft) => draft.draft)],
      rewordings: wanted.rewordings.filter((each) => !isReworded(each)),
    });
    this.wanted.value = change(this.memory.wanted);
    this.memory.wanted = this.wanted.value;
  }

  private async once(): Promise<void> {
    const room = this.owner.room();
    if (
      room.round === "0" ||
      !([Role.participant, Role.facilitator, Role.host] as number[]).includes(this.owner.role())
    )
      return;
    const secret = pocketSecret(this.memory.secret("pocket"), fromBase64(room.room), room.round);
    if (this.held?.round !== room.round) {
      if (!(await this.take(room.round, secret))) return;
    }
    for (;;) {
      if (!this.held || this.owner.room().round !== this.held.round) {
        this.again = true;
        return;
      }
      const step = this.next(this.held);
      if (!step) {
        this.prune();
        return;
      }
      if (!(await this.send(this.held, secret, step))) return;
      this.count();
    }
  }

  /** Takes this round's pocket and reads what it holds. False: not now. */
  private async take(round: string, secret: Uint8Array): Promise<boolean> {
    const taken = await this.owner.takePocket({ round, key: toBase64(pocketKey(secret)) });
    if (!taken) return false;
    if (taken.refusal) return this.failed(new Refused(taken.refusal));
    const read = await this.owner.readPocket({ round, secret: toBase64(secret) });
    if (!read) return false;
    if (read.refusal) return this.failed(new Refused(read.refusal));
    this.trouble.value = "";
    this.held = heldOf(round, read.pocket ?? {});
    return true;
  }

  private failed(refused: Refused): false {
    // A closed round is told by the timeline as well: the next one is tried when it comes.
    if (refused.code !== "ROUND_CLOSED") this.trouble.value = refused.message;
    return false;
  }

  private next(held: Held): Step | undefined {
    const { drafts, dropped, rewordings, droppedRewordings } = this.memory.wanted;
    const { stage } = this.owner.room();
    for (const draft of dropped) if (held.items.has(draft)) return removeStep(draft);
    for (const key of droppedRewordings.map(keyOf)) if (held.items.has(key)) return removeStep(key);
    if (!(rules.draftItem.stages as readonly number[]).includes(stage)) return undefined;
    for (const draft of drafts) {
      const version = this.versionOf(draft);
      if (held.items.get(draft.draft) !== version && !this.refusedDrafts.has(draft.draft)) {
        return this.keepStep(draft, version);
      }
    }
    for (const each of rewordings) {
      const version = this.versionOf(each);
      if (held.items.get(keyOf(each.elephant)) !== version && !this.refusedDrafts.has(each.elephant)) {
        return this.rewordStep(each, version);
      }
    }
    return undefined;
  }

  /** Another one for every other content; says nothing to anyone else. */
  private versionOf(content: Draft | Rewording): string {
    return decimal(hmac(sha256, this.memory.secret("author"), utf8(JSON.stringify(content))));
  }

  private keepStep(draft: Draft, version: string): Step {
    const key = ownerKey(this.memory.secret("author"), draft.elephant);
    const written = {
      text: draft.text,
      hurts: draft.hurts,
      between: { everyone: draft.between.everyone, departments: [...draft.between.departments] },
      tag: toBase64(tagOf(key)),
    };
    return {
      act: { put: { key: draft.draft, version, draft: written } },
      written,
      done: (held) => held.items.set(draft.draft, version),
      given: (refused) => this.refusedDrafts.set(draft.draft, refused.message),
    };
  }

  private rewordStep(each: Rewording, version: string): Step {
    const proof = ownerKey(this.memory.secret("author"), each.elephant);
    const written = { elephant: each.elephant, text: each.text, instead: each.instead };
    const key = keyOf(each.elephant);
    return {
      act: { ownerKey: toBase64(proof), put: { key, version, rewording: written } },
      written,
      done: (held) => held.items.set(key, version),
      given: (refused) => this.refusedDrafts.set(each.elephant, refused.message),
    };
  }

  /** Another text for the same draft may be tried again. */
  retry(draft: string): void {
    this.refusedDrafts.delete(draft);
  }

  private async send(held: Held, secret: Uint8Array, step: Step): Promise<boolean> {
    const command = { round: held.round, secret: toBase64(secret), counter: held.counter + 1, ...step.act };
    const kept = await this.owner.keep(padded(command, step.written));
    if (!kept) return false;
    if (!kept.refusal) {
      held.counter += 1;
      step.done(held);
      return true;
    }
    const refused = new Refused(kept.refusal);
    switch (refused.code) {
      case "ROUND_CLOSED":
        this.held = undefined;
        return false;
      case "POCKET_ORDER":
      case "ID_REUSED":
      case "ASK_AGAIN":
      case "NO_POCKET":
        // Another tab was here, or a reply was lost: what the server holds is read again.
        this.held = undefined;
        this.again = true;
        await new Promise((done) => setTimeout(done, 300));
        return false;
      case "TOO_FAST":
        await new Promise((done) => setTimeout(done, 500));
        return true;
      default:
        step.given(refused, held);
        return true;
    }
  }

  /** What was dropped and is not held needs no remembering. */
  private prune(): void {
    const wanted = this.memory.wanted;
    if (wanted.dropped.length === 0 && wanted.droppedRewordings.length === 0) return;
    this.wanted.value = { ...wanted, dropped: [], droppedRewordings: [] };
    this.memory.wanted = this.wanted.value;
  }

  private count(): void {
    const { drafts, rewordings } = this.wanted.value;
    const unsent = new Set<string>();
    for (const each of drafts) if (this.held?.items.get(each.draft) !== this.versionOf(each)) unsent.add(each.draft);
    for (const each of rewordings) {
      if (this.held?.items.get(keyOf(each.elephant)) !== this.versionOf(each)) unsent.add(each.elephant);
    }
    this.unsent.value = unsent;
  }
}

function heldOf(round: string, pocket: PocketJson): Held {
  const items = new Map((pocket.items ?? []).map((each) => [each.key ?? "", each.version ?? "0"]));
  return { round, counter: pocket.counter ?? 0, items };
}

function removeStep(key: string): Step {
  const done = (held: Held) => void held.items.delete(key);
  return { act: { remove: { key } }, done, given: (_, held) => done(held) };
}
