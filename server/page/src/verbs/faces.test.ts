import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { LiveJson } from "../gen/elephantboard/v1/service_pb";
import type { RoomStateJson } from "../gen/elephantboard/v1/state_pb";
import { limitsOf } from "../room/limits";
import { isOut, isShown, Presence, Role, unsaid } from "../room/state";
import { t } from "../t";
import { fromBase64 } from "../wire/bytes";
import { read } from "../wire/message";
import { elephantOf } from "../wire/secrets";
import { roomOf } from "../wire/values";
import { verbs } from "./index";
import type { Availability, Situation, Subject } from "./verb";

/** tests/Vectors/faces.json: which verbs both clients offer, in which state, to whom, for what. */
interface Faces {
  readonly about: readonly string[];
  readonly cases: readonly Face[];
}

interface Face {
  readonly name: string;
  readonly seat: {
    readonly participant: number;
    readonly own?: readonly string[];
    readonly reworded?: readonly string[];
    readonly answered?: boolean;
  };
  readonly live?: LiveJson;
  readonly state: RoomStateJson;
  readonly subjects: readonly {
    readonly subject: FaceSubject;
    verbs: Record<string, { availability: string; reason?: string }>;
  }[];
}

type FaceSubject =
  | { readonly room: true }
  | { readonly elephant: string; readonly isOwn?: boolean }
  | { readonly person: number }
  | { readonly draft: string }
  | { readonly stage: number };

const file = new URL("../../../../tests/Vectors/faces.json", import.meta.url);
const faces = JSON.parse(readFileSync(file, "utf8")) as Faces;

function subjectOf(subject: FaceSubject): Subject {
  if ("elephant" in subject) return { what: "elephant", id: subject.elephant, isOwn: subject.isOwn ?? false };
  if ("person" in subject) return { what: "person", participant: subject.person };
  if ("stage" in subject) return { what: "stage", stage: subject.stage };
  if ("room" in subject) return { what: "room" };
  const elephant = elephantOf(fromBase64(subject.draft));
  return { what: "draft", draft: { draft: subject.draft, elephant, text: "x", hurts: 0, between: unsaid } };
}

function situationOf({ seat, state, live }: Face): Situation {
  const room = roomOf({ state });
  const people = [...room.participants.values()];
  return {
    header: room,
    participant: seat.participant,
    role: room.participants.get(seat.participant)?.role ?? 0,
    elephant: (id) => room.elephants.get(id),
    person: (participant) => room.participants.get(participant),
    isMine: (id) => seat.own?.includes(id) ?? false,
    isReworded: (id) => seat.reworded?.includes(id) ?? false,
    isPourAnnounced: live?.pour !== undefined,
    liveState: read("LiveState", live?.state),
    serverTime: 0,
    hasElephants: [...room.elephants.values()].some((each) => isShown(each) && !isOut(each)),
    answered: live?.answered?.done ?? 0,
    hasAnswered: seat.answered ?? false,
    participantsHere: people.filter(({ role, presence }) => role === Role.participant && presence === Presence.here)
      .length,
    leastCounted: limitsOf(undefined).leastCounted,
  };
}

function availabilityOf(can: Availability) {
  return can.state === "disabled"
    ? { availability: can.state as string, reason: can.reason as string }
    : { availability: can.state as string };
}

function foundIn(face: Face, subject: FaceSubject) {
  const at = situationOf(face);
  const rows = verbs
    .map(
      (verb) =>
        [
          verb.act[0]?.toUpperCase() + verb.act.slice(1),
          availabilityOf(verb.canExecute(at, subjectOf(subject))),
        ] as const,
    )
    .filter(([, { availability }]) => availability !== "hidden")
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(rows);
}

describe("FACE-1 the page offers the verbs of tests/Vectors/faces.json", () => {
  if (process.env.UPDATE_FACES === "1") {
    for (const face of faces.cases) for (const each of face.subjects) each.verbs = foundIn(face, each.subject);
    writeFileSync(file, `${JSON.stringify(faces, undefined, 1)}\n`);
  }

  test.each(faces.cases)("$name", (face) => {
    for (const { subject, verbs: expected } of face.subjects)
      expect({ subject, verbs: foundIn(face, subject) }).toEqual({ subject, verbs: expected });
  });

  test("every verb is enabled somewhere in it, and every reason is a sentence", () => {
    const all = faces.cases.flatMap((face) => face.subjects.flatMap((each) => Object.entries(each.verbs)));
    const enabled = new Set(all.filter(([, { availability }]) => availability === "enabled").map(([act]) => act));
    expect([...enabled].sort()).toEqual(
      [...new Set(verbs.map(({ act }) => act[0]?.toUpperCase() + act.slice(1)))].sort(),
    );
    for (const [, { reason }] of all) if (reason) expect(t(reason as never)).not.toBe(reason);
  });
});
