import { type Key, t } from "../t";

const stages = ["gather", "spot", "debrief", "weigh", "kick_out", "close"];
const decisions = ["solved", "step", "ask", "accepted"];
const roles = ["participant", "facilitator", "host", "observer", "room_seat"];

export function stageName(stage: number): string {
  return t(`stage.${stages[stage - 1] ?? "gather"}` as Key, undefined as never);
}

/** What the stage asks of everybody, in one sentence. */
export function stageAsks(stage: number): string {
  return t(`stage_asks.${stages[stage - 1] ?? "gather"}` as Key, undefined as never);
}

/** What a facilitator says and does in the stage. */
export function stageCard(stage: number): string {
  return t(`card.${stages[stage - 1] ?? "gather"}` as Key, undefined as never);
}

export function decisionName(kind: number): string {
  return t(`decision.${decisions[kind - 1] ?? "solved"}` as Key, undefined as never);
}

export function decisionMeans(kind: number): string {
  return t(`decision_means.${decisions[kind - 1] ?? "solved"}` as Key, undefined as never);
}

export function roleName(role: number): string {
  return t(`role.${roles[role - 1] ?? "participant"}` as Key, undefined as never);
}

export const hurts = [
  { bit: 1, mark: "●", name: () => t("hurt.collaborate") },
  { bit: 2, mark: "▲", name: () => t("hurt.innovate") },
  { bit: 4, mark: "◆", name: () => t("hurt.close_sales") },
] as const;
