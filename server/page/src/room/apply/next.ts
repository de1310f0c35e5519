import type { Elephant, Header, Participant, Room } from "../state";

/** The room while a frame is applied to it: its maps are its own copies, made once a frame. */
export type Next = { -readonly [key in keyof Header]: Header[key] } & {
  sequence: number;
  participants: Map<number, Participant>;
  elephants: Map<string, Elephant>;
};

/** A copy that may be written to; the room it came from stays as it is. */
export function begin(room: Room): Next {
  return { ...room, participants: new Map(room.participants), elephants: new Map(room.elephants) };
}

/** Changes one elephant; nothing happens when the room has no such elephant. */
export function change(next: Next, id: string, by: (before: Elephant) => Partial<Elephant>): void {
  const before = next.elephants.get(id);
  if (before) next.elephants.set(id, { ...before, ...by(before) });
}
