import { t } from "../t";
import { CopyField } from "../ui/copyField";
import { Dialog } from "../ui/dialog";
import { showCode } from "../wire/code";
import { qrAddress } from "../wire/rest";
import { useCommandContext } from "./commandContext";

/** Shows how to join: code, link, and QR code, and to the host the host link, which is a secret. */
export function Invite({ close }: { close: () => void }) {
  const { session } = useCommandContext();
  const shown = showCode(session.code);
  const hostLink = session.memory.hostLink;
  return (
    <Dialog title={t("invite.title")} close={close} kind="invite">
      <p>{t("invite.say")}</p>
      <div class="invite-both">
        <img class="qr" src={qrAddress(session.code)} alt={t("invite.qr")} width="200" height="200" />
        <div>
          <p class="invite-code">
            <span class="hint">{t("invite.code")}</span>
            <strong dir="ltr">{shown}</strong>
          </p>
          <CopyField label={t("invite.link")} value={`${location.origin}/r/${shown}`} />
        </div>
      </div>
      {hostLink !== undefined && (
        <div class="host-link">
          <CopyField label={t("invite.host_link")} value={hostLink} isSecret />
          <p class="hint">{t("invite.host_hint")}</p>
        </div>
      )}
    </Dialog>
  );
}
