import { signal } from "@preact/signals";
import type { CommandJson } from "../gen/elephantboard/v1/commands_pb";
import type { ByeJson, HeartbeatJson, HereRequestJson, ItemJson } from "../gen/elephantboard/v1/service_pb";
import type { CheckpointJson } from "../gen/elephantboard/v1/state_pb";
import { type Act, rules } from "../gen/rules";
import { t } from "../t";
import type { Hub } from "../wire/hub";
import { Link } from "../wire/link";
import { numberOf } from "../wire/message";
import { Refused } from "../wire/refusal";
import { checkpoint } from "../wire/rest";
import { type Happened, happenedOf, type Place, placeOf, roomOf } from "../wire/values";
import { apply, applyFact, NewerEvent } from "./apply";
import { begin } from "./apply/next";
import { Cursors } from "./cursors";
import { Fingerprint } from "./fingerprint";
import type { Memory, Seat } from "./memory";
import { News } from "./news";
import { Outbox } from "./outbox";
import { Pocket } from "./pocket";
import { emptyRoom, Presence, type Room } from "./state";
import { Tabs } from "./tabs";
import { View } from "./view";
import { Wordings } from "./wordings";

const BYE = { stops: 1, stayEnded: 2, refused: 4 };
const RESTORED = 2;
/** A room that differs is fetched again, but not more often than this. */
const FETCH_AGAIN = 60_000;

/** How a stay ended, or why it cannot go on. */
export type Ended = "left" | "removed" | "unknown" | "reload";

/** One person's seat in one room: what they see, what they do, and what is on its way. */
export class Session {
  readonly view = new View();
  readonly news = new News();
  readonly cursors = new Cursors();
  /** Steps of the hat's size. */
  readonly hat = signal(0);
  readonly ready = signal(false);
  readonly restored = signal(false);
  /** When a pour was seen to happen, by performance.now(): elephants of it are still landing. */
  pouredAt = Number.NEGATIVE_INFINITY;
  readonly ended = signal<Ended | undefined>(undefined);
  readonly link: Link;
  readonly outbox: Outbox;
  readonly pocket: Pocket;
  readonly tabs: Tabs;
  readonly code: string;
  readonly seat: Seat;
  readonly memory: Memory;
  /** What is on the server's disk, as far as it was seen. */
  private room: Room = emptyRoom;
  private epoch = "0";
  private stale = true;
  private differedAt = Number.NEGATIVE_INFINITY;
  private readonly wordings = new Wordings();
  private readonly fingerprint = new Fingerprint();

  constructor(code: string, memory: Memory, seat: Seat) {
    this.code = code;
    this.memory = memory;
    this.seat = seat;
    this.link = new Link({
      place: () => this.place(),
      frame: (items) => this.take(items),
      connected: (hub) => this.connected(hub),
    });
    this.outbox = new Outbox(memory, {
      send: (command) => this.link.hub?.do(command),
      seen: () => this.room.sequence,
      changed: () => this.show(),
      refused: (refused, command) => this.refused(refused, command),
    });
    this.pocket = new Pocket(memory, {
      room: () => this.room,
      role: () => this.me?.role ?? seat.role,
      takePocket: (request) => this.link.hub?.takePocket(request),
      keep: (command) => this.link.hub?.keep(command),
      readPocket: (request) => this.link.hub?.readPocket(request),
    });
    this.tabs = new Tabs(code, memory.key("wanted"), () => this.pocket.reload());
  }

  start(): void {
    void this.link.run(this.seat.token);
  }

  close(): void {
    this.link.stop();
    this.tabs.close();
  }

  get me() {
    return this.room.participants.get(this.seat.participant);
  }

  get role(): number {
    return this.me?.role ?? this.seat.role;
  }

  /** Whether the rule on an act lets this person do it now. Reads the header: whoever draws by it is told of stages. */
  may(act: Act): boolean {
    const stage = this.view.header.value?.stage ?? 0;
    const rule = rules[act] as { stages: readonly number[]; roles: readonly number[] };
    return (
      (rule.stages.length === 0 || rule.stages.includes(stage)) &&
      (rule.roles.length === 0 || rule.roles.includes(this.role))
    );
  }

  isMine(elephant: string): boolean {
    return this.pocket.wanted.value.own.includes(elephant);
  }

  here(request: HereRequestJson): void {
    void this.link.hub?.here(request).catch(() => {});
  }

  private async place(): Promise<Place> {
    if (this.stale) {
      try {
        this.reset(await checkpoint(this.code, this.seat.token));
      } catch (error) {
        if (error instanceof Refused && (error.code === "TOKEN" || error.code === "NO_ROOM")) this.end("unknown");
        throw error;
      }
    }
    return { epoch: this.epoch, sequence: this.room.sequence };
  }

  private reset(json: CheckpointJson): void {
    const { epoch } = placeOf(json.place);
    if (this.epoch !== "0" && this.epoch !== epoch) this.restored.value = true;
    this.epoch = epoch;
    this.stale = false;
    this.room = roomOf(json);
    this.wordings.clear();
    for (const wording of json.wordings ?? []) this.wordings.add(wording);
    this.outbox.settle();
    this.show();
    this.ready.value = true;
    void this.pocket.reconcile();
  }

  private connected(_: Hub): void {
    this.outbox.flush(true);
    this.pocket.forget();
  }

  private take(items: readonly ItemJson[]): void {
    const events: Happened[] = [];
    let heartbeat: HeartbeatJson | undefined;
    for (const item of items) {
      if (item.e) events.push(happenedOf(item.e));
      else if (item.w) this.wordings.add(item.w);
      else if (item.here) this.cursors.take(item.here, this.seat.participant);
      else if (item.live) this.hat.value = item.live.hat ?? 0;
      else if (item.heartbeat) heartbeat = item.heartbeat;
      else if (item.resync) return this.resync(numberOf("ResyncReason", item.resync.reason) === RESTORED);
      else if (item.bye) return this.bye(item.bye);
    }
    if (events.length > 0) this.happened(events);
    else if (items.some((item) => item.w)) this.show();
    if (heartbeat) this.check(heartbeat);
  }

  private happened(events: readonly Happened[]): void {
    const before = this.room;
    try {
      this.room = apply(before, events);
    } catch (error) {
      if (error instanceof NewerEvent) return this.end("reload");
      return this.resync(false);
    }
    this.outbox.settle();
    if (events.some((event) => event.fact?.arm === "hatPoured")) this.pouredAt = performance.now();
    this.show();
    for (const { fact } of events) if (fact?.arm === "moved") this.cursors.release(fact.id);
    this.news.tell(
      events.filter((event) => event.sequence > before.sequence),
      this.seat.participant,
      this.view,
    );
    // After the news, so that what was hidden just now can still be named by nobody.
    this.wordings.prune(this.room);
    if (before.round !== this.room.round || before.stage !== this.room.stage) void this.pocket.reconcile();
    if (before.elephants.size !== this.room.elephants.size) void this.pocket.reconcile();
    const presence = this.me?.presence;
    if (presence === Presence.left) this.end("left");
    if (presence === Presence.removed) this.end("removed");
  }

  private check(heartbeat: HeartbeatJson): void {
    const head = placeOf(heartbeat.head);
    if (head.epoch !== this.epoch) return this.resync(true);
    if (head.sequence !== this.room.sequence || !heartbeat.fingerprint) return;
    if (performance.now() - this.differedAt < FETCH_AGAIN) return;
    if (this.fingerprint.of(this.room) === heartbeat.fingerprint) return;
    this.differedAt = performance.now();
    console.error(`The room differed from the server's at ${head.sequence}; it was fetched again.`);
    this.resync(false);
  }

  private resync(restored: boolean): void {
    if (restored) this.restored.value = true;
    this.stale = true;
    this.link.drop();
  }

  private bye(bye: ByeJson): void {
    const reason = numberOf("ByeReason", bye.reason);
    if (reason === BYE.stayEnded) {
      // The event that ended it may not have come: the state says which it was, if it did.
      this.end(this.me?.presence === Presence.left ? "left" : "removed");
    } else if (reason === BYE.refused && bye.refusal && new Refused(bye.refusal).code === "TOKEN") {
      this.end("unknown");
    } else {
      if (reason === BYE.refused) this.stale = true;
      this.link.drop();
    }
  }

  private end(how: Ended): void {
    if (this.ended.value) return;
    this.ended.value = how;
    if (how !== "reload") {
      this.memory.seat = undefined;
      this.memory.forgetSecret("join");
    }
    this.close();
  }

  private refused(refused: Refused, command: CommandJson): void {
    if (refused.code === "TOKEN" && !command.leave) return this.end("unknown");
    if (refused.code === "ID_REUSED") console.error("A command's id was used twice.", Object.keys(command));
    this.news.note(refused.message);
  }

  /** The room with what is on its way: guesses are replayed over what is known. */
  private show(): void {
    const guesses = this.outbox?.all.filter((each) => each.guess !== undefined) ?? [];
    let shown = this.room;
    if (guesses.length > 0) {
      const next = begin(this.room);
      for (const each of guesses) if (each.guess) applyFact(next, each.guess, this.seat.participant);
      shown = next;
    }
    this.view.show(shown, this.wordings);
  }

  /** A note that all is well. */
  say(text: string): void {
    this.news.note(text, "done");
  }

  get statusLine(): string {
    const unsent = this.pocket.unsent.value.size + this.outbox.waiting.value;
    if (this.link.state.value === "cut") return t("status.cut");
    if (this.link.state.value === "connecting") return t("status.connecting");
    return unsent > 0 ? t("status.sending", { n: unsent }) : t("status.saved");
  }
}
