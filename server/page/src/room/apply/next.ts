import type { Elephant, Header, Participant, Room } from "../state";

/** The room while a frame is applied to it. Its maps are copies, made once per frame. */
export type Next = { -readonly [key in keyof Header]: Header[key] } & {
  sequence: number;
  participants: Map<number, Participant>;
  elephants: Map<string, Elephant>;
};

/** Returns a copy that may be changed. */
export function begin(room: Room): Next {
  return { ...room, participants: new Map(room.participants), elephants: new Map(room.elephants) };
}

/** Changes one elephant. Does nothing if the room has no such elephant. */
export function change(next: Next, id: string, by: (before: Elephant) => Partial<Elephant>): void {
  const before = next.elephants.get(id);
  if (before) next.elephants.set(id, { ...before, ...by(before) });
}
