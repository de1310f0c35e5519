import type {
  BetweenJson,
  ElephantPutDownJson,
  EventJson,
  HatPouredJson,
  PlaceJson,
  PouredElephantJson,
} from "../gen/elephantboard/v1/events_pb";
import type { CheckpointJson, ElephantStateJson, ParticipantStateJson } from "../gen/elephantboard/v1/state_pb";
import { enums } from "../gen/rules";
import { type Between, type Elephant, emptyRoom, type Participant, type Room, unsaid } from "../room/state";

/** The one place that turns proto3 JSON's absences, strings and names of enum values into values. */

export interface Place {
  /** Decimal. */
  readonly epoch: string;
  readonly sequence: number;
}

/** What an event says happened; one arm of the event's oneof. */
export type Fact =
  | {
      readonly arm: "opened";
      readonly room: string;
      readonly name: string;
      readonly concern: string;
      readonly prompt: string;
      readonly departments: readonly string[];
      readonly anonymous: boolean;
      readonly plan: number;
      readonly round: string;
    }
  | {
      readonly arm: "joined";
      readonly participant: number;
      readonly name: string;
      readonly department: number;
      readonly role: number;
    }
  | { readonly arm: "left"; readonly participant: number; readonly removed: boolean }
  | { readonly arm: "stageChanged"; readonly from: number; readonly to: number }
  | {
      readonly arm: "hatPoured";
      readonly round: string;
      readonly nextRound: string;
      readonly elephants: readonly Poured[];
      readonly rewordings: readonly { readonly id: string; readonly wording: string }[];
    }
  | { readonly arm: "moved"; readonly id: string; readonly x: number; readonly y: number }
  | { readonly arm: "kickedOut"; readonly id: string; readonly kind: number; readonly decision: string }
  | {
      readonly arm: "cameBack" | "setAside" | "putBack" | "withdrawn" | "erased" | "claimed";
      readonly id: string;
    }
  | ({ readonly arm: "putDown" } & Poured);

export interface Poured {
  readonly id: string;
  readonly wording: string;
  readonly hurts: number;
  readonly between: Between;
  readonly x: number;
  readonly y: number;
  readonly colour: number;
  readonly author: number;
}

export interface Happened {
  readonly sequence: number;
  readonly time: string;
  readonly by: number;
  readonly reader: number;
  /** Undefined when a newer server says something that this page does not know. */
  readonly fact: Fact | undefined;
}

/** An enum value's number; names and numbers are both allowed in proto3 JSON. */
export function numberOf(table: keyof typeof enums, value: string | number | undefined): number {
  if (value === undefined) return 0;
  if (typeof value === "number") return value;
  return (enums[table] as Record<string, number>)[value] ?? -1;
}

export function placeOf(json: PlaceJson | undefined): Place {
  return { epoch: json?.epoch ?? "0", sequence: json?.sequence ?? 0 };
}

function betweenOf(json: BetweenJson | undefined): Between {
  if (!json || (!json.everyone && !json.departments?.length)) return unsaid;
  return { everyone: json.everyone ?? false, departments: json.departments ?? [] };
}

function pouredOf(json: PouredElephantJson | ElephantPutDownJson, author: number): Poured {
  return {
    id: json.id ?? "0",
    wording: json.wording ?? "",
    hurts: json.hurts ?? 0,
    between: betweenOf(json.between),
    x: json.x ?? 0,
    y: json.y ?? 0,
    colour: json.colour ?? 0,
    author,
  };
}

function hatPouredOf(json: HatPouredJson): Fact {
  return {
    arm: "hatPoured",
    round: json.round ?? "0",
    nextRound: json.nextRound ?? "0",
    elephants: (json.elephants ?? []).map((poured) => pouredOf(poured, poured.author ?? 0)),
    rewordings: (json.rewordings ?? []).map((each) => ({ id: each.id ?? "0", wording: each.wording ?? "" })),
  };
}

function factOf(json: EventJson): Fact | undefined {
  if (json.moved) return { arm: "moved", id: json.moved.id ?? "0", x: json.moved.x ?? 0, y: json.moved.y ?? 0 };
  if (json.opened) {
    const { room, name, concern, prompt, departments, anonymous, plan, round } = json.opened;
    return {
      arm: "opened",
      room: room ?? "",
      name: name ?? "",
      concern: concern ?? "",
      prompt: prompt ?? "",
      departments: departments ?? [],
      anonymous: anonymous ?? false,
      plan: numberOf("Plan", plan),
      round: round ?? "0",
    };
  }
  if (json.joined) {
    const { participant, name, department, role } = json.joined;
    return {
      arm: "joined",
      participant: participant ?? 0,
      name: name ?? "",
      department: department ?? 0,
      role: numberOf("Role", role),
    };
  }
  if (json.left) return { arm: "left", participant: json.left.participant ?? 0, removed: json.left.removed ?? false };
  if (json.stageChanged) {
    const { from, to } = json.stageChanged;
    return { arm: "stageChanged", from: numberOf("Stage", from), to: numberOf("Stage", to) };
  }
  if (json.hatPoured) return hatPouredOf(json.hatPoured);
  if (json.kickedOut) {
    const { id, kind, decision } = json.kickedOut;
    return { arm: "kickedOut", id: id ?? "0", kind: numberOf("DecisionKind", kind), decision: decision ?? "" };
  }
  if (json.putDown) return { arm: "putDown", ...pouredOf(json.putDown, json.by ?? 0) };
  for (const arm of ["cameBack", "setAside", "putBack", "withdrawn", "erased", "claimed"] as const) {
    const named = json[arm];
    if (named) return { arm, id: named.id ?? "0" };
  }
  return undefined;
}

export function happenedOf(json: EventJson): Happened {
  return {
    sequence: json.n ?? 0,
    time: json.t ?? "0",
    by: json.by ?? 0,
    reader: json.reader ?? 0,
    fact: factOf(json),
  };
}

function participantOf(json: ParticipantStateJson): Participant {
  return {
    participant: json.participant ?? 0,
    name: json.name ?? "",
    department: json.department ?? 0,
    role: numberOf("Role", json.role),
    presence: numberOf("Presence", json.presence),
  };
}

function elephantOf(json: ElephantStateJson): Elephant {
  return {
    ...pouredOf(json, json.author ?? 0),
    whereabouts: numberOf("Whereabouts", json.whereabouts),
    decisionKind: numberOf("DecisionKind", json.decisionKind),
    decision: json.decision ?? "",
    returns: json.returns ?? 0,
    aside: json.aside ?? false,
    withdrawn: json.withdrawn ?? false,
    erased: json.erased ?? false,
    pour: json.pour ?? 0,
  };
}

/** The room that a checkpoint holds. */
export function roomOf(json: CheckpointJson): Room {
  const state = json.state ?? {};
  return {
    ...emptyRoom,
    sequence: json.place?.sequence ?? 0,
    room: state.room ?? "",
    name: state.name ?? "",
    concern: state.concern ?? "",
    prompt: state.prompt ?? "",
    departments: state.departments ?? [],
    anonymous: state.anonymous ?? false,
    plan: numberOf("Plan", state.plan),
    stage: numberOf("Stage", state.stage),
    round: state.round ?? "0",
    pours: state.pours ?? 0,
    time: state.time ?? "0",
    participants: new Map((state.participants ?? []).map(participantOf).map((each) => [each.participant, each])),
    elephants: new Map((state.elephants ?? []).map(elephantOf).map((each) => [each.id, each])),
  };
}
