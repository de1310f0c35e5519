import { effect, type Signal, signal } from "@preact/signals";
import type { CommandJson } from "../gen/elephantboard/v1/commands_pb";
import type { ByeJson, HeartbeatJson, HereRequestJson, ItemJson } from "../gen/elephantboard/v1/service_pb";
import type { CheckpointJson } from "../gen/elephantboard/v1/state_pb";
import { t } from "../t";
import { connectHub } from "../wire/hub";
import { type Connect, Link } from "../wire/link";
import { numberOf } from "../wire/message";
import { Refused } from "../wire/refusal";
import { checkpoint, describeRoom, isServerThere } from "../wire/rest";
import { eventOf, type Place, placeOf, type RoomEvent } from "../wire/values";
import { applyFact, NewerEvent } from "./apply";
import { begin } from "./apply/next";
import { Cursors } from "./cursors";
import { Decided } from "./decided";
import { Desired } from "./desired";
import { Leaving } from "./leaving";
import { limitsOf } from "./limits";
import { LiveValues } from "./liveValues";
import type { Memory } from "./memory";
import { News } from "./news";
import { Outbox } from "./outbox";
import { Pocket, type PocketOwner } from "./pocket";
import { Replica } from "./replica";
import { type Seat, Seats } from "./seats";
import { SeatSituation } from "./situation";
import { type Participant, Presence, type Room } from "./state";
import { type Status, statusOf } from "./status";
import { Tabs } from "./tabs";

const BYE = { membershipEnded: 2, refused: 4 };
const RESTORED = 2;

/** How a session ended, or why it cannot continue. */
export type Ended = "left" | "removed" | "moved" | "unknown" | "reload";

/** A session of one person in one room: its view, its commands, and its pockets. */
export class Session extends SeatSituation {
  readonly news = new News();
  readonly decided = new Decided();
  readonly cursors = new Cursors();
  /** The round of the question whose result was dismissed here. */
  readonly dismissed: Signal<string>;
  readonly live = new LiveValues(
    ({ round, until }) => void this.outbox.do({ deadline: `${until}`, reveal: { round } }),
  );
  readonly ready = signal(false);
  readonly restored = signal(false);
  /** Time of the latest pour that this page saw, by performance.now(). Its elephants land after it. */
  pouredAt = Number.NEGATIVE_INFINITY;
  /** Why the server does not admit this seat now; empty: it does. It may have been started without its rooms. */
  readonly notAdmitted = signal("");
  /** The server's link for joining; empty until it is known. */
  readonly joinLink = signal("");
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
  private readonly leaving: Leaving;
  private readonly replica = new Replica();
  private stopNotes = () => {};

  /** @param connect Makes a connection to the hub. */
  constructor(code: string, seat: Seat, seats = new Seats(code), connect: Connect = connectHub) {
    super();
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
        isServerThere,
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
    this.leaving = new Leaving(this.outbox, () => seats.now?.participant === seat.participant);
    this.tabs = new Tabs(code, (key) => {
      if (key === memory.key("wanted")) this.desired.reload();
      this.leaving.otherTabChanged();
    });
  }

  start(): void {
    this.stopNotes = effect(() => {
      if (this.link.polls.value) this.news.note(t("status.polls_explain"));
      if (this.link.obstacle.value === "network") this.news.note(t("status.blocked_explain"));
    });
    void this.link.run(this.seat.token);
  }

  close(): void {
    this.stopNotes();
    this.link.stop();
    this.live.countdown.close();
    this.tabs.close();
  }

  /** The room without optimistic updates. */
  private get room(): Room {
    return this.replica.room;
  }

  get me(): Participant | undefined {
    return this.room.participants.get(this.seat.participant);
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
    // If the request fails, what is known stays, and the server refuses what is too much.
    const sent = performance.now();
    const described = describeRoom(this.code, `Bearer ${this.seat.token}`).then(({ limits, joinLink, time }) => {
      if (time) this.live.clock.roundTrip(Number(time), performance.now() - sent);
      this.limits.value = limitsOf(limits);
      this.joinLink.value = joinLink ?? "";
    });
    described.catch(() => {});
    if (this.replica.isStale) {
      try {
        this.reset(await checkpoint(this.code, this.seat.token));
        this.notAdmitted.value = "";
      } catch (error) {
        if (error instanceof Refused && error.code === "TOKEN") this.end("unknown");
        if (error instanceof Refused && error.code === "SEAT_MOVED") this.end("moved");
        if (error instanceof Refused && error.code === "NO_ROOM") this.notAdmitted.value = error.message;
        throw error;
      }
    }
    return this.replica.place;
  }

  private reset(json: CheckpointJson): void {
    if (this.replica.reset(json)) this.restored.value = true;
    this.outbox.settle();
    this.show();
    this.ready.value = true;
    this.settle();
  }

  private connected(): void {
    this.live.watch();
    this.outbox.reconnected();
    this.pocket.reconnected();
    this.answers.reconnected();
  }

  private take(items: readonly ItemJson[]): void {
    const events: RoomEvent[] = [];
    const heartbeat = items.find((item) => item.heartbeat)?.heartbeat;
    if (heartbeat) this.live.synchronize(heartbeat);
    for (const item of items) {
      if (item.e) events.push(eventOf(item.e));
      else if (item.w) this.replica.wordings.add(item.w);
      else if (item.here) this.cursors.take(item.here, this.seat.participant);
      else if (item.live) this.live.take(item.live);
      else if (item.resync) return this.resync(numberOf("ResyncReason", item.resync.reason) === RESTORED);
      else if (item.bye) return this.bye(item.bye);
    }
    if (events.length > 0) this.applyEvents(events);
    else if (items.some((item) => item.w)) this.show();
    if (heartbeat) this.check(heartbeat);
  }

  private applyEvents(events: readonly RoomEvent[]): void {
    let fresh: readonly RoomEvent[];
    try {
      fresh = this.replica.apply(events);
    } catch (error) {
      if (error instanceof NewerEvent) return this.end("reload");
      return this.resync(false);
    }
    this.outbox.settle();
    if (events.some((event) => event.fact?.arm === "hatPoured")) this.pouredAt = performance.now();
    this.show();
    for (const { fact } of events) if (fact?.arm === "moved") this.cursors.release(fact.id);
    this.news.announce(fresh, this.seat.participant, this.view);
    this.decided.announce(fresh, this.view, this.replica.wordings);
    if (events.some(({ fact }) => fact?.arm !== "moved")) {
      // After the news, which may refer to texts of these events.
      this.replica.wordings.prune(this.room);
      this.settle();
    }
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
    this.live.heartbeat();
    const difference = this.replica.compare(heartbeat);
    if (difference !== "same") return this.resync(difference === "restored");
    if (placeOf(heartbeat.head).sequence === this.room.sequence) this.desired.settle(this.room, true);
  }

  private resync(restored: boolean): void {
    if (restored) this.restored.value = true;
    this.replica.isStale = true;
    this.link.drop();
  }

  private bye(bye: ByeJson): void {
    const reason = numberOf("ByeReason", bye.reason);
    const code = bye.refusal && new Refused(bye.refusal).code;
    if (code === "SEAT_MOVED") {
      this.end("moved");
    } else if (reason === BYE.membershipEnded) {
      // The server does not send the event that ends a membership to its seat.
      this.end(this.leaving.now || this.me?.presence === Presence.left ? "left" : "removed");
    } else if (reason === BYE.refused && code === "TOKEN") {
      this.end("unknown");
    } else {
      if (reason === BYE.refused) this.replica.isStale = true;
      this.link.drop();
    }
  }

  /** Leaves the room. The stream can end before the answer comes, and the answer can be lost. */
  async leave(): Promise<void> {
    // Before it is sent: another tab may forget this seat first.
    if (this.memory.keepsKeys) this.seats.keepKeys(this.seat);
    if (!(await this.outbox.do({ leave: {} }))) this.end("left");
  }

  private end(how: Ended): void {
    if (this.ended.value) return;
    const ended = how === "unknown" && this.leaving.now ? "left" : how;
    this.ended.value = ended;
    if (ended !== "reload") {
      // The person did not choose to lose their seat: their keys are kept, and the host link of an unknown seat.
      const isChosen = ended === "left" || (ended === "moved" && this.memory.isOffered);
      if (!isChosen || (ended === "left" && this.memory.keepsKeys)) this.seats.keepKeys(this.seat, ended === "unknown");
      this.memory.end();
      // The other device may be another tab of this browser.
      const { now } = this.seats;
      const isHere = now?.participant === this.seat.participant && now.token !== this.seat.token;
      if (!isHere) this.seats.forget(this.seat, ended === "removed");
    }
    this.close();
  }

  private refused(refused: Refused, command: CommandJson): void {
    // A Leave whose answer was lost is sent again, with a token that the room no longer knows.
    if (refused.code === "TOKEN") return this.end(command.leave ? "left" : "unknown");
    if (refused.code === "SEAT_MOVED") return this.end("moved");
    if (command.leave) this.seats.dropKeys(this.seat);
    // Someone else who announced the same pour was first.
    if (refused.code === "ROUND_CLOSED" && command.reveal) return;
    if (refused.code === "ID_REUSED") console.error("A command's id was used twice.", Object.keys(command));
    // Its dialog shows why.
    if (command.rename || command.changeDepartment) return;
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
    this.view.show(shown, this.replica.wordings);
  }

  get status(): Status {
    const refused = this.pocket.refused + this.answers.refused;
    const unsent = this.pocket.unsent.value.size + this.answers.unsent.value.size;
    return statusOf({
      link: this.link.state.value,
      obstacle: this.link.obstacle.value,
      notAdmitted: this.notAdmitted.value,
      waiting: this.outbox.waiting.value + unsent - refused,
      refused,
      isFailing: this.memory.isFailing,
    });
  }
}
