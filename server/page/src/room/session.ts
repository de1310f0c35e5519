import { type Signal, signal } from "@preact/signals";
import type { CommandJson } from "../gen/elephantboard/v1/commands_pb";
import type { ByeJson, HeartbeatJson, HereRequestJson, ItemJson, LiveJson } from "../gen/elephantboard/v1/service_pb";
import type { CheckpointJson } from "../gen/elephantboard/v1/state_pb";
import type { Situation } from "../verbs/verb";
import { Hub } from "../wire/hub";
import { Link } from "../wire/link";
import { numberOf } from "../wire/message";
import { Refused } from "../wire/refusal";
import { checkpoint, describeRoom } from "../wire/rest";
import { eventOf, type Place, placeOf, type RoomEvent, roomOf } from "../wire/values";
import { apply, applyFact, NewerEvent } from "./apply";
import { begin } from "./apply/next";
import { Countdown } from "./countdown";
import { Cursors } from "./cursors";
import { Desired } from "./desired";
import { Fingerprint } from "./fingerprint";
import { draftsOf } from "./items/draft";
import type { DesiredItem } from "./items/item";
import { rewordingsOf } from "./items/rewording";
import { limitsOf } from "./limits";
import type { Draft, Memory, Rewording } from "./memory";
import { News } from "./news";
import { Outbox } from "./outbox";
import { Pocket, type PocketOwner } from "./pocket";
import { type Seat, Seats } from "./seats";
import { emptyRoom, Presence, Role, type Room } from "./state";
import { type Status, statusOf } from "./status";
import { Tabs } from "./tabs";
import { View } from "./view";
import { Wordings } from "./wordings";

const BYE = { membershipEnded: 2, refused: 4 };
const RESTORED = 2;
/** Minimum time between two fetches of a room whose fingerprint differs. */
const FETCH_AGAIN_MS = 60_000;

/** How a session ended, or why it cannot continue. */
export type Ended = "left" | "removed" | "unknown" | "reload";

/** A session of one person in one room: its view, its commands, and its pockets. */
export class Session implements Situation {
  readonly view = new View();
  readonly news = new News();
  readonly cursors = new Cursors();
  /** The hat's size in steps. */
  readonly hat = signal(0);
  /** Number of people who have answered the question of a round. */
  private readonly progress = signal({ round: "0", done: 0 });
  /** The round of the question whose result was dismissed here. */
  readonly dismissed: Signal<string>;
  readonly countdown = new Countdown(
    () => this.serverTime,
    ({ round, until }) => void this.outbox.do({ deadline: `${until}`, reveal: { round } }),
  );
  /** Offset of the server's clock from this one, ms. */
  private clockOffset = 0;
  /** Whether the server sent live values since this watch began, or had none. */
  private isGreeted = false;
  readonly limits = signal(limitsOf(undefined));
  readonly ready = signal(false);
  readonly restored = signal(false);
  /** Time of the latest pour that this page saw, by performance.now(). Its elephants land after it. */
  pouredAt = Number.NEGATIVE_INFINITY;
  readonly ended = signal<Ended | undefined>(undefined);
  readonly link: Link;
  readonly outbox: Outbox;
  /** The desired items of both pockets. */
  readonly desired: Desired;
  /** The pocket of the hat. */
  readonly pocket: Pocket;
  /** The pocket of the open question. */
  readonly answers: Pocket;
  readonly tabs: Tabs;
  readonly code: string;
  readonly seat: Seat;
  readonly memory: Memory;
  private readonly seats: Seats;
  /** The room without optimistic updates. */
  private room: Room = emptyRoom;
  private epoch = "0";
  private stale = true;
  private differedAt = Number.NEGATIVE_INFINITY;
  private readonly wordings = new Wordings();
  private readonly fingerprint = new Fingerprint();

  /** @param connect Makes a connection to the hub with a token. */
  constructor(code: string, seat: Seat, seats = new Seats(code), connect = (token: string) => new Hub(token)) {
    this.code = code;
    this.seats = seats;
    this.memory = seats.memoryOf(seat);
    const { memory } = this;
    this.seat = seat;
    this.dismissed = signal(memory.unsavedInput<string>("dismissed") ?? "0");
    this.link = new Link(
      {
        place: () => this.place(),
        frame: (items) => this.take(items),
        connected: () => this.connected(),
      },
      connect,
    );
    this.outbox = new Outbox(memory, {
      send: (command) => this.link.hub?.do(command),
      seen: () => this.room.sequence,
      changed: () => this.show(),
      refused: (refused, command) => this.refused(refused, command),
    });
    this.desired = new Desired(memory, () => this.reconcile());
    const pockets: PocketOwner = {
      room: () => this.room,
      role: () => this.me?.role ?? seat.role,
      takePocket: (request) => this.link.hub?.takePocket(request),
      keep: (command) => this.link.hub?.keep(command),
      readPocket: (request) => this.link.hub?.readPocket(request),
    };
    this.pocket = new Pocket(memory, this.desired, pockets, (room) => room.round);
    this.answers = new Pocket(memory, this.desired, pockets, ({ question }) =>
      question && !question.counted ? question.round : "0",
    );
    this.tabs = new Tabs(code, memory.key("wanted"), () => this.desired.reload());
  }

  start(): void {
    void this.link.run(this.seat.token);
  }

  close(): void {
    this.link.stop();
    this.countdown.close();
    this.tabs.close();
  }

  /** The server's time, ms. */
  get serverTime(): number {
    return Date.now() + this.clockOffset;
  }

  get isPourAnnounced(): boolean {
    return this.countdown.left.value !== undefined;
  }

  get me() {
    return this.room.participants.get(this.seat.participant);
  }

  get role(): number {
    return this.me?.role ?? this.seat.role;
  }

  get participant(): number {
    return this.seat.participant;
  }

  /** The header with optimistic updates. Components that read it are redrawn when it changes. */
  get header() {
    return this.view.header.value;
  }

  elephant(id: string) {
    return this.view.elephant(id)?.value.elephant;
  }

  person(participant: number) {
    return this.view.people.value.find(({ who }) => who.participant === participant)?.who;
  }

  isReworded(elephant: string): boolean {
    return this.rewordings.some((each) => each.elephant === elephant);
  }

  isMine(elephant: string): boolean {
    return this.desired.own.value.includes(elephant);
  }

  /** This person's elephants in the hat. */
  get drafts(): readonly Draft[] {
    return draftsOf(this.desired.items.value);
  }

  /** New wordings of this person's elephants, in the hat. */
  get rewordings(): readonly Rewording[] {
    return rewordingsOf(this.desired.items.value);
  }

  get answered(): number {
    const { round, done } = this.progress.value;
    return round === this.header?.question?.round ? done : 0;
  }

  /** This person's answer to the open question, whether or not the server has it. */
  get answer(): DesiredItem | undefined {
    const question = this.header?.question;
    return this.desired.items.value.find((item) => item.answer && item.round === question?.round);
  }

  get hasAnswered(): boolean {
    return this.answer !== undefined;
  }

  /** Number of people in the room who may answer. */
  get peopleHere(): number {
    return this.view.people.value.filter(({ who }) => who.role <= Role.host).length;
  }

  get participantsHere(): number {
    return this.view.people.value.filter(({ who }) => who.role === Role.participant).length;
  }

  get leastCounted(): number {
    return this.limits.value.leastCounted;
  }

  /** Dismisses the result of a question in this browser. */
  dismiss(round: string): void {
    this.dismissed.value = round;
    this.memory.saveInput("dismissed", round);
  }

  here(request: HereRequestJson): void {
    void this.link.hub?.here(request).catch(() => {});
  }

  private async place(): Promise<Place> {
    void this.readLimits();
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

  /** Reads the room's limits. If the request fails, the known ones stay, and the server refuses what is too much. */
  private async readLimits(): Promise<void> {
    const description = await describeRoom(this.code).catch(() => undefined);
    if (description) this.limits.value = limitsOf(description.limits);
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
    this.settle();
  }

  private connected(): void {
    this.isGreeted = false;
    this.outbox.reconnected();
    this.pocket.reconnected();
    this.answers.reconnected();
  }

  private take(items: readonly ItemJson[]): void {
    const events: RoomEvent[] = [];
    let heartbeat: HeartbeatJson | undefined;
    for (const item of items) {
      if (item.e) events.push(eventOf(item.e));
      else if (item.w) this.wordings.add(item.w);
      else if (item.here) this.cursors.take(item.here, this.seat.participant);
      else if (item.live) this.showLive(item.live);
      else if (item.heartbeat) heartbeat = item.heartbeat;
      else if (item.resync) return this.resync(numberOf("ResyncReason", item.resync.reason) === RESTORED);
      else if (item.bye) return this.bye(item.bye);
    }
    if (events.length > 0) this.applyEvents(events);
    else if (items.some((item) => item.w)) this.show();
    if (heartbeat) this.check(heartbeat);
  }

  private showLive({ hat = 0, pour, answered }: LiveJson): void {
    this.isGreeted = true;
    this.hat.value = hat;
    this.progress.value = { round: answered?.round ?? "0", done: answered?.done ?? 0 };
    const { round = "0", at = 0, until = 0 } = pour ?? {};
    this.countdown.take(pour && { round, at: Number(at), until: Number(until) });
  }

  private applyEvents(events: readonly RoomEvent[]): void {
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
    this.news.announce(
      events.filter((event) => event.sequence > before.sequence),
      this.seat.participant,
      this.view,
    );
    // After the news, which may refer to texts of these events.
    this.wordings.prune(this.room);
    if (events.some(({ fact }) => fact?.arm !== "moved")) this.settle();
    const presence = this.me?.presence;
    if (presence === Presence.left) this.end("left");
    if (presence === Presence.removed) this.end("removed");
  }

  /** Removes the desired items that came out, and reconciles the open pockets with the rest. */
  private settle(): void {
    this.desired.settle(this.room);
    this.reconcile();
  }

  private reconcile(): void {
    this.pocket.reconcile();
    this.answers.reconcile();
  }

  private check(heartbeat: HeartbeatJson): void {
    this.clockOffset = Number(heartbeat.time ?? 0) - Date.now();
    if (!this.isGreeted) {
      // The server that greeted this watch knows of no pour: it was restarted, or the pour was stopped meanwhile.
      this.isGreeted = true;
      this.countdown.take(undefined);
    }
    const head = placeOf(heartbeat.head);
    if (head.epoch !== this.epoch) return this.resync(true);
    if (head.sequence !== this.room.sequence || !heartbeat.fingerprint) return;
    if (performance.now() - this.differedAt < FETCH_AGAIN_MS) return;
    if (this.fingerprint.of(this.room) === heartbeat.fingerprint) return;
    this.differedAt = performance.now();
    console.error(`The room differed at ${head.sequence} and was fetched again.`);
    this.resync(false);
  }

  private resync(restored: boolean): void {
    if (restored) this.restored.value = true;
    this.stale = true;
    this.link.drop();
  }

  private bye(bye: ByeJson): void {
    const reason = numberOf("ByeReason", bye.reason);
    if (reason === BYE.membershipEnded) {
      // The server does not send the event that ends a membership to its seat.
      this.end(this.isLeaving || this.me?.presence === Presence.left ? "left" : "removed");
    } else if (reason === BYE.refused && bye.refusal && new Refused(bye.refusal).code === "TOKEN") {
      this.end("unknown");
    } else {
      if (reason === BYE.refused) this.stale = true;
      this.link.drop();
    }
  }

  /** Leaves the room. The stream can end before the answer comes, and the answer can be lost. */
  async leave(): Promise<void> {
    if (!(await this.outbox.do({ leave: {} }))) this.end("left");
  }

  /** Whether Leave waits for its answer, or was accepted. */
  private get isLeaving(): boolean {
    return this.outbox.all.some(({ command }) => command.leave);
  }

  private end(how: Ended): void {
    if (this.ended.value) return;
    const ended = how === "unknown" && this.isLeaving ? "left" : how;
    this.ended.value = ended;
    if (ended !== "reload") {
      // The person did not choose to leave an unknown seat: their keys are kept.
      if (ended === "unknown" || (ended === "left" && this.memory.keepsKeys)) this.seats.keepKeys(this.seat);
      this.memory.end();
      this.seats.forget(this.seat);
    }
    this.close();
  }

  private refused(refused: Refused, command: CommandJson): void {
    // A Leave whose answer was lost is sent again, with a token that the room no longer knows.
    if (refused.code === "TOKEN") return this.end(command.leave ? "left" : "unknown");
    // Someone else who announced the same pour was first.
    if (refused.code === "ROUND_CLOSED" && command.reveal) return;
    if (refused.code === "ID_REUSED") console.error("A command's id was used twice.", Object.keys(command));
    this.news.note(refused.message);
  }

  /** Shows the room with the optimistic updates of the commands in flight. */
  private show(): void {
    const updates = this.outbox?.all.filter((each) => each.update !== undefined) ?? [];
    let shown = this.room;
    if (updates.length > 0) {
      const next = begin(this.room);
      for (const each of updates) if (each.update) applyFact(next, each.update, this.seat.participant);
      shown = next;
    }
    this.view.show(shown, this.wordings);
  }

  get status(): Status {
    const refused = this.pocket.refused + this.answers.refused;
    const unsent = this.pocket.unsent.value.size + this.answers.unsent.value.size;
    return statusOf({
      link: this.link.state.value,
      waiting: this.outbox.waiting.value + unsent - refused,
      refused,
      isFailing: this.memory.isFailing,
    });
  }
}
