import { leave } from "../room/acts/leave";
import { t } from "../t";
import { Dialog } from "../ui/dialog";
import { useDesk } from "./desk";

export function LeaveDialog({ close }: { close: () => void }) {
  const { session } = useDesk();
  function go() {
    leave(session);
    close();
  }
  return (
    <Dialog title={t("leave.title")} close={close}>
      <p>{t("leave.explain")}</p>
      <div class="dialog-end">
        <button type="button" class="button" onClick={close}>
          {t("leave.stay")}
        </button>
        <button type="button" class="button danger" onClick={go}>
          {t("act.leave")}
        </button>
      </div>
    </Dialog>
  );
}
