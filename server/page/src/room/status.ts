import { t } from "../t";

/** The status of the commands and texts of this seat. */
export interface Status {
  readonly kind: "connecting" | "cut" | "sending" | "refused" | "saved";
  readonly sentence: string;
}

interface Facts {
  readonly link: "connecting" | "live" | "cut";
  /** Number of commands and pocket items that the server does not have yet. */
  readonly waiting: number;
  /** Number of refused items. */
  readonly refused: number;
  /** Whether the browser could not store what waits. */
  readonly isFailing: boolean;
}

/** Returns the status. "saved" means that the server has accepted every command and every item. */
export function statusOf({ link, waiting, refused, isFailing }: Facts): Status {
  if (link === "connecting") return { kind: "connecting", sentence: t("status.connecting") };
  if (link === "cut") return { kind: "cut", sentence: isFailing ? t("status.cut_unkept") : t("status.cut") };
  if (waiting > 0) return { kind: "sending", sentence: t("status.sending", { n: waiting }) };
  if (refused > 0) return { kind: "refused", sentence: t("status.refused") };
  return { kind: "saved", sentence: t("status.saved") };
}
