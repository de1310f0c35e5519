import { t } from "../t";

/** How things stand with what was done and written here. */
export interface Status {
  readonly kind: "connecting" | "cut" | "sending" | "refused" | "saved";
  readonly sentence: string;
}

interface Facts {
  readonly link: "connecting" | "live" | "cut";
  /** Commands and items of pockets that the server does not have yet. */
  readonly waiting: number;
  /** Items that the hat refused as they are. */
  readonly refused: number;
  /** Whether this browser cannot store what waits. */
  readonly isFailing: boolean;
}

/** The one status: "saved" says that the server has everything that was done and written here, and took it. */
export function statusOf({ link, waiting, refused, isFailing }: Facts): Status {
  if (link === "connecting") return { kind: "connecting", sentence: t("status.connecting") };
  if (link === "cut") return { kind: "cut", sentence: isFailing ? t("status.cut_unkept") : t("status.cut") };
  if (waiting > 0) return { kind: "sending", sentence: t("status.sending", { n: waiting }) };
  if (refused > 0) return { kind: "refused", sentence: t("status.refused") };
  return { kind: "saved", sentence: t("status.saved") };
}
