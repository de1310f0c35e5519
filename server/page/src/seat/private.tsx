import { t } from "../t";
import { Dialog } from "../ui/dialog";
import { useCommandContext } from "./commandContext";

const ANONYMOUS = [
  "private.anonymous_1",
  "private.anonymous_2",
  "private.anonymous_3",
  "private.anonymous_4",
  "private.answers",
] as const;
const NAMED = ["private.named_1", "private.named_2", "private.named_3", "private.answers"] as const;
const CANNOT = ["private.cannot_1", "private.cannot_2", "private.cannot_3", "private.cannot_4"] as const;
const ONLY_ANONYMOUS = new Set<string>(["private.cannot_2", "private.cannot_3"]);

/** Lists exactly what is stored, and what cannot be protected. */
export function PrivateDialog({ close }: { close: () => void }) {
  const { session } = useCommandContext();
  const anonymous = session.view.header.value?.anonymous ?? true;
  const stored = anonymous ? ANONYMOUS : NAMED;
  const cannot = CANNOT.filter((key) => anonymous || !ONLY_ANONYMOUS.has(key));
  return (
    <Dialog title={t("room.stored")} close={close} kind="reading">
      <ul class="plain-list">
        {stored.map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </ul>
      <h3>{t("private.cannot_title")}</h3>
      <ul class="plain-list">
        {cannot.map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </ul>
    </Dialog>
  );
}
