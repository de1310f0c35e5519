/** What everybody in a room may see, at one place of its timeline. Entities are never changed, only replaced. */
export interface Room extends Header {
  readonly sequence: number;
  readonly participants: ReadonlyMap<number, Participant>;
  readonly elephants: ReadonlyMap<string, Elephant>;
}

export interface Header {
  /** 16 bytes, base64. */
  readonly room: string;
  readonly name: string;
  readonly concern: string;
  readonly prompt: string;
  /** Department n is departments[n - 1]. */
  readonly departments: readonly string[];
  readonly anonymous: boolean;
  readonly plan: number;
  readonly stage: number;
  /** The hat that is open, decimal. */
  readonly round: string;
  readonly pours: number;
  /** Server time of the last event, ms since 1970, decimal. */
  readonly time: string;
}

export interface Participant {
  readonly participant: number;
  /** A wording's id. */
  readonly name: string;
  readonly department: number;
  readonly role: number;
  readonly presence: number;
}

export interface Between {
  readonly everyone: boolean;
  readonly departments: readonly number[];
}

export interface Elephant {
  /** Decimal. */
  readonly id: string;
  readonly wording: string;
  readonly hurts: number;
  readonly between: Between;
  readonly x: number;
  readonly y: number;
  readonly colour: number;
  readonly author: number;
  readonly whereabouts: number;
  readonly decisionKind: number;
  readonly decision: string;
  readonly returns: number;
  readonly aside: boolean;
  readonly withdrawn: boolean;
  readonly erased: boolean;
  readonly pour: number;
}

export const Stage = { gather: 1, spot: 2, debrief: 3, weigh: 4, kickOut: 5, close: 6 } as const;
export const Role = { participant: 1, facilitator: 2, host: 3, observer: 4, roomSeat: 5 } as const;
export const Presence = { here: 0, left: 1, removed: 2 } as const;
export const Whereabouts = { room: 0, porch: 1, gone: 2 } as const;
export const Decision = { solved: 1, step: 2, ask: 3, accepted: 4 } as const;
export const FLOOR = { width: 1600, height: 900 } as const;
export const unsaid: Between = { everyone: false, departments: [] };

export const emptyRoom: Room = {
  sequence: 0,
  room: "",
  name: "",
  concern: "",
  prompt: "",
  departments: [],
  anonymous: false,
  plan: 0,
  stage: 0,
  round: "0",
  pours: 0,
  time: "0",
  participants: new Map(),
  elephants: new Map(),
};

export const newElephant: Omit<Elephant, "id"> = {
  wording: "",
  hurts: 0,
  between: unsaid,
  x: 0,
  y: 0,
  colour: 0,
  author: 0,
  whereabouts: Whereabouts.room,
  decisionKind: 0,
  decision: "",
  returns: 0,
  aside: false,
  withdrawn: false,
  erased: false,
  pour: 0,
};

/** Whether an elephant's wording may be seen by anybody. */
export function isShown(elephant: Elephant): boolean {
  return !elephant.aside && !elephant.withdrawn && !elephant.erased;
}

export function isOut(elephant: Elephant): boolean {
  return elephant.whereabouts !== Whereabouts.room;
}

/** Where a decision takes an elephant: what is promised waits on the porch, what is settled is gone. */
export function leadsTo(kind: number): number {
  return kind === Decision.step || kind === Decision.ask ? Whereabouts.porch : Whereabouts.gone;
}
