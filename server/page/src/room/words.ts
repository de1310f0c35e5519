import { look } from "../gen/look";
import { type Key, t } from "../t";

const stages = ["gather", "spot", "debrief", "weigh", "kick_out", "close"];
const decisions = ["solved", "step", "ask", "accepted"];
const roles = ["participant", "facilitator", "host", "observer", "room_seat"];

export function stageName(stage: number): string {
  return t(`stage.${stages[stage - 1] ?? "gather"}` as Key, undefined as never);
}

/** Returns the sentence that says what everybody does in a stage. */
export function stageAsks(stage: number): string {
  return t(`stage_asks.${stages[stage - 1] ?? "gather"}` as Key, undefined as never);
}

/** Returns the text of the facilitator's card in a stage. */
export function stageCard(stage: number): string {
  return t(`card.${stages[stage - 1] ?? "gather"}` as Key, undefined as never);
}

export function decisionName(kind: number): string {
  return t(`decision.${decisions[kind - 1] ?? "solved"}` as Key, undefined as never);
}

export function decisionMeans(kind: number): string {
  return t(`decision_means.${decisions[kind - 1] ?? "solved"}` as Key, undefined as never);
}

/** Returns the question that the sentence of a decision answers. */
export function decisionWrite(kind: number): string {
  return t(`decision_write.${decisions[kind - 1] ?? "solved"}` as Key, undefined as never);
}

export function roleName(role: number): string {
  return t(`role.${roles[role - 1] ?? "participant"}` as Key, undefined as never);
}

/** What an elephant can hurt: its bit, its mark, and its name in words. */
export const hurts = look.hurt.map(({ bit, mark, name }) => ({
  bit,
  mark,
  name: () => t(`hurt.${name.replace(" ", "_")}` as Key, undefined as never),
}));
