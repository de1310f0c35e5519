import type { Between } from "../room/state";
import { t } from "../t";

/** Returns whom an elephant stands between, in words; empty if its author chose nothing. */
export function betweenWords(between: Between | undefined, departments: readonly string[]): string {
  if (!between) return "";
  if (between.everyone) return t("between.everyone");
  const [one, other] = between.departments.map((number) => departments[number - 1] ?? "");
  if (one === undefined) return "";
  return other === undefined ? t("between.inside", { department: one }) : t("between.two", { one, other });
}
