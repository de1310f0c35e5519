import { useState } from "preact/hooks";
import { t } from "../t";
import { Dialog } from "../ui/dialog";
import { Choice } from "../ui/form";
import { VerbButton } from "../verbs/button";
import { leave } from "../verbs/leave";
import { theRoom } from "../verbs/verb";
import { useCommandContext } from "./commandContext";

/** Ends the session: the browser forgets the seat, and keeps the keys to what was written only on request. */
export function LeaveDialog({ close }: { close: () => void }) {
  const { session } = useCommandContext();
  const [keeps, setKeeps] = useState(session.memory.keepsKeys);
  const hasWritten = session.desired.own.value.length > 0;
  function choose() {
    session.memory.keepsKeys = !keeps;
    setKeeps(!keeps);
  }
  return (
    <Dialog title={t("leave.title")} close={close}>
      <p>{t("leave.explain")}</p>
      {!keeps && <p>{t("leave.forgets")}</p>}
      {session.memory.hostLink !== undefined && <p>{t("leave.forgets_host")}</p>}
      {hasWritten && (
        <Choice
          name="keeps"
          type="checkbox"
          checked={keeps}
          choose={choose}
          title={t("leave.keep_keys")}
          means={t("leave.keep_keys_means", { name: session.seat.name })}
        />
      )}
      <div class="dialog-end">
        <button type="button" class="button" onClick={close}>
          {t("leave.stay")}
        </button>
        <VerbButton verb={leave} subject={theRoom} kind="danger" done={close} />
      </div>
    </Dialog>
  );
}
