import { t } from "../t";
import type { Obstacle } from "../wire/link";

/** The status of the commands and texts of this seat. */
export interface Status {
  readonly kind: "connecting" | "cut" | "sending" | "refused" | "saved";
  readonly sentence: string;
}

interface Facts {
  readonly link: "connecting" | "live" | "cut";
  /** What keeps the link from being made. */
  readonly obstacle: Obstacle | undefined;
  /** Why the server does not admit this seat now; empty: it does, or it is not known. */
  readonly notAdmitted: string;
  /** Number of commands and pocket items that the server does not have yet. */
  readonly waiting: number;
  /** Number of refused items. */
  readonly refused: number;
  /** Whether the browser could not store what waits. */
  readonly isFailing: boolean;
}

/** Returns the status. "saved" means that the server has accepted every command and every item. */
export function statusOf({ link, obstacle, notAdmitted, waiting, refused, isFailing }: Facts): Status {
  if (link !== "live" && notAdmitted !== "") return { kind: "cut", sentence: notAdmitted };
  if (link !== "live" && obstacle === "network") return { kind: "cut", sentence: t("status.blocked") };
  if (link === "connecting") return { kind: "connecting", sentence: t("status.connecting") };
  if (link === "cut") return { kind: "cut", sentence: cutSentence(obstacle, isFailing) };
  if (waiting > 0) return { kind: "sending", sentence: t("status.sending", { n: waiting }) };
  if (refused > 0) return { kind: "refused", sentence: t("status.refused") };
  return { kind: "saved", sentence: t("status.saved") };
}

function cutSentence(obstacle: Obstacle | undefined, isFailing: boolean): string {
  if (isFailing) return t("status.cut_unkept");
  if (obstacle === "offline") return t("status.offline");
  return obstacle === "server" ? t("status.no_answer") : t("status.cut");
}
