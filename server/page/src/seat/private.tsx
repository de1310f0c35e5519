import { type Key, t } from "../t";
import { Dialog } from "../ui/dialog";
import { useDesk } from "./desk";

/** Exactly what is kept, and what cannot be. */
export function PrivateDialog({ close }: { close: () => void }) {
  const { session } = useDesk();
  const anonymous = session.view.header.value?.anonymous ?? true;
  const say = (key: string) => t(`private.${key}` as Key, undefined as never);
  const kept = anonymous
    ? ["anonymous_1", "anonymous_2", "anonymous_3", "anonymous_4"]
    : ["named_1", "named_2", "named_3"];
  const cannot = anonymous ? ["cannot_1", "cannot_2", "cannot_3", "cannot_4"] : ["cannot_1", "cannot_4"];
  return (
    <Dialog title={t("private.title")} close={close} kind="reading">
      <ul class="plain-list">
        {kept.map((key) => (
          <li key={key}>{say(key)}</li>
        ))}
      </ul>
      <h3>{t("private.cannot_title")}</h3>
      <ul class="plain-list">
        {cannot.map((key) => (
          <li key={key}>{say(key)}</li>
        ))}
      </ul>
    </Dialog>
  );
}
