import { t } from "../t";
import { CopyField } from "../ui/copyField";
import { Dialog } from "../ui/dialog";
import { showCode } from "../wire/code";
import { qrAddress } from "../wire/rest";
import { useCommandContext } from "./commandContext";

/**
 * Returns the link that others open: with the server's own address, or with that of this page if they are the same, because the server
 * may not know that a proxy serves it over HTTPS.
 */
export function linkFor(joinLink: string, code: string, page: Pick<Location, "host" | "origin"> = location): string {
  const end = `/r/${showCode(code)}`;
  const told = joinLink === "" ? undefined : new URL(joinLink);
  if (!told || told.host === page.host) return page.origin + end;
  return told.origin + told.pathname.replace(/\/r\/[^/]*$/, "") + end;
}

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
          <CopyField label={t("invite.link")} value={linkFor(session.joinLink.value, session.code)} />
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
