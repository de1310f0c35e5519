import { batch, type Signal, signal } from "@preact/signals";
import { type ShownName, shownNames } from "./names";
import { type Elephant, type Header, isShown, type Participant, Presence, Role, type Room, Whereabouts } from "./state";
import type { Wordings } from "./wordings";

/** An elephant with its texts. */
export interface Seen {
  readonly elephant: Elephant;
  readonly text: string | undefined;
  readonly decision: string | undefined;
}

/** Reads the texts of an elephant when something shows them: a room can have thousands that nothing shows. */
class ReadLater implements Seen {
  readonly hasText: boolean;
  readonly hasDecision: boolean;

  constructor(
    readonly elephant: Elephant,
    private readonly wordings: Wordings,
  ) {
    const shown = isShown(elephant);
    this.hasText = shown && wordings.has(elephant.wording);
    this.hasDecision = shown && wordings.has(elephant.decision);
  }

  isSame({ elephant, hasText, hasDecision }: ReadLater): boolean {
    return this.elephant === elephant && this.hasText === hasText && this.hasDecision === hasDecision;
  }

  get text(): string | undefined {
    return this.hasText ? this.wordings.text(this.elephant.wording) : undefined;
  }

  get decision(): string | undefined {
    return this.hasDecision ? this.wordings.text(this.elephant.decision) : undefined;
  }
}

export interface Person {
  readonly who: Participant;
  readonly name: string;
  /** Short name and letters, which no other person who is shown has. */
  readonly shown: ShownName;
}

/** Ids of elephants by their whereabouts. */
export interface Groups {
  readonly room: readonly string[];
  readonly porch: readonly string[];
  readonly gone: readonly string[];
  readonly aside: readonly string[];
}

const noGroups: Groups = { room: [], porch: [], gone: [], aside: [] };

function same(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((each, i) => each === b[i]);
}

function samePeople(a: readonly Person[], b: readonly Person[]): boolean {
  const isSame = (one: Person, other: Person | undefined) =>
    one.who === other?.who &&
    one.name === other.name &&
    one.shown.short === other.shown.short &&
    one.shown.letters === other.shown.letters;
  return a.length === b.length && a.every((each, i) => isSame(each, b[i]));
}

/** The room as signals, one per elephant, so that a change redraws only what has changed. */
export class View {
  readonly header = signal<Header | undefined>(undefined);
  readonly people = signal<readonly Person[]>([]);
  /** People who were removed. */
  readonly removed = signal<readonly Person[]>([]);
  readonly groups = signal<Groups>(noGroups);
  private readonly elephants = new Map<string, Signal<ReadLater>>();
  private top = 0;
  private names = new Map<number, string>();

  elephant(id: string): Signal<Seen> | undefined {
    return this.elephants.get(id);
  }

  /** Returns the layer on which an elephant covers all others; 0 if it is there already. */
  layerAbove(id: string): number {
    const layer = this.elephants.get(id)?.peek().elephant.layer ?? 0;
    return layer > 0 && layer === this.top ? 0 : this.top + 1;
  }

  isHere(participant: number): boolean {
    return this.people.peek().some(({ who }) => who.participant === participant);
  }

  /** Returns the name of a participant, also of one who left. */
  nameOf(participant: number): string {
    return this.names.get(participant) ?? "";
  }

  /** Shows a room. Only signals whose values differ are set. */
  show(room: Room, wordings: Wordings): void {
    batch(() => {
      this.showHeader(room);
      this.showPeople(room, wordings);
      this.top = 0;
      for (const elephant of room.elephants.values()) {
        this.showElephant(elephant, wordings);
        this.top = Math.max(this.top, elephant.layer);
      }
      for (const id of this.elephants.keys()) if (!room.elephants.has(id)) this.elephants.delete(id);
      this.showGroups(room);
    });
  }

  private showHeader(room: Room): void {
    const before = this.header.value;
    const { sequence: _s, participants: _p, elephants: _e, ...header } = room;
    const keys = Object.keys(header) as (keyof Header)[];
    // The time changes with every event and is not shown.
    if (!before || keys.some((key) => key !== "time" && before[key] !== header[key])) this.header.value = header;
  }

  private showPeople(room: Room, wordings: Wordings): void {
    const here: Person[] = [];
    const removed: Person[] = [];
    this.names = new Map(
      [...room.participants.values()].map((who) => [who.participant, wordings.text(who.name) ?? ""]),
    );
    // Everybody whom the desktop client shows, so that both show the same letters.
    const together = [...room.participants.values()]
      .filter((who) => who.presence !== Presence.removed && who.role < Role.observer)
      .sort((a, b) => a.participant - b.participant);
    const names = shownNames(together.map((who) => this.nameOf(who.participant)));
    const shownAs = new Map(together.map((who, i) => [who.participant, names[i]]));
    for (const who of room.participants.values()) {
      const name = this.nameOf(who.participant);
      const shown = shownAs.get(who.participant) ?? { short: name, letters: "" };
      if (who.presence === Presence.here) here.push({ who, name, shown });
      else if (who.presence === Presence.removed) removed.push({ who, name, shown });
    }
    if (!samePeople(this.people.value, here)) this.people.value = here;
    if (!samePeople(this.removed.value, removed)) this.removed.value = removed;
  }

  private showElephant(elephant: Elephant, wordings: Wordings): void {
    const known = this.elephants.get(elephant.id);
    const before = known?.peek();
    const now = new ReadLater(elephant, wordings);
    if (!known) this.elephants.set(elephant.id, signal(now));
    else if (!before?.isSame(now)) known.value = now;
  }

  private showGroups(room: Room): void {
    const now = { room: [] as string[], porch: [] as string[], gone: [] as string[], aside: [] as string[] };
    for (const elephant of room.elephants.values()) {
      if (elephant.withdrawn || elephant.erased) continue;
      if (elephant.aside) now.aside.push(elephant.id);
      else if (elephant.whereabouts === Whereabouts.porch) now.porch.push(elephant.id);
      else if (elephant.whereabouts === Whereabouts.gone) now.gone.push(elephant.id);
      else now.room.push(elephant.id);
    }
    const before = this.groups.value;
    const keys = ["room", "porch", "gone", "aside"] as const;
    if (keys.some((key) => !same(before[key], now[key]))) this.groups.value = now;
  }
}
