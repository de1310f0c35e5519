import { signal } from "@preact/signals";
import type { Situation } from "../verbs/verb";
import type { Desired } from "./desired";
import { draftsOf } from "./items/draft";
import type { DesiredItem } from "./items/item";
import { rewordingsOf } from "./items/rewording";
import { limitsOf } from "./limits";
import type { LiveValues } from "./liveValues";
import type { Draft, Rewording } from "./memory";
import { readingOrder, stepFrom } from "./readingOrder";
import type { Seat } from "./seats";
import { type Participant, Role } from "./state";
import { View } from "./view";

/** What the screen and the availability of verbs depend on, for one seat. */
export abstract class SeatSituation implements Situation {
  readonly view = new View();
  readonly limits = signal(limitsOf(undefined));
  abstract readonly seat: Seat;
  abstract readonly live: LiveValues;
  abstract readonly desired: Desired;
  /** This seat's participant, without optimistic updates. */
  abstract readonly me: Participant | undefined;

  get isPourAnnounced(): boolean {
    return this.live.isPourAnnounced;
  }

  get liveState() {
    return this.live.state.value;
  }

  get serverTime(): number {
    return this.live.serverTime;
  }

  get hasElephants(): boolean {
    return this.view.groups.value.room.length > 0;
  }

  /** The elephants in the room in the order in which they are read. Costs time in a large room. */
  get readingOrder(): readonly string[] {
    return readingOrder(this.view.groups.value.room.flatMap((id) => this.elephant(id) ?? []));
  }

  /** The elephant before or after the one on the table, in the order in which they are read; undefined: there is none. */
  stepOnTable(isForward: boolean): string | undefined {
    const { table, reading } = this.liveState;
    const at = this.elephant(table?.elephant ?? reading?.at ?? "0");
    return (
      at &&
      stepFrom(
        this.readingOrder.flatMap((id) => this.elephant(id) ?? []),
        at,
        isForward,
      )
    );
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
    const people = [...this.view.people.value, ...this.view.removed.value];
    return people.find(({ who }) => who.participant === participant)?.who;
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
    return this.live.answeredIn(this.header?.question?.round);
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
}
