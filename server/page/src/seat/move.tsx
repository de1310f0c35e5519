import { useState } from "preact/hooks";
import { makeSeatLink, writeSeatLink } from "../room/seatLink";
import { t } from "../t";
import { CopyField } from "../ui/copyField";
import { Dialog } from "../ui/dialog";
import { Trouble } from "../ui/form";
import { Qr } from "../ui/qr";
import { toBase64 } from "../wire/bytes";
import { ticketHash } from "../wire/secrets";
import { useCommandContext } from "./commandContext";
import { linkFor } from "./invite";

/** Shows, on request, a link and its QR code that move this person's seat and the keys to what they wrote to another device. */
export function MoveDialog({ close }: { close: () => void }) {
  const { session } = useCommandContext();
  const [link, setLink] = useState("");
  const [trouble, setTrouble] = useState("");
  const [isSending, setSending] = useState(false);
  async function show() {
    const made = makeSeatLink(session.memory);
    setSending(true);
    setTrouble("");
    const refused = await session.outbox.do({ offerSeat: { ticket: toBase64(ticketHash(made.ticket)) } });
    setSending(false);
    if (refused) return setTrouble(refused.message);
    session.memory.isOffered = true;
    setLink(`${linkFor(session.joinLink.peek(), session.code)}#seat=${writeSeatLink(made)}`);
  }
  return (
    <Dialog title={t("act.offer_seat")} close={close} kind="move">
      <p>{t("move.explain")}</p>
      <p class="hint">{t("move.secret")}</p>
      <Trouble text={trouble} />
      {link === "" ? (
        <button type="button" class="button primary" disabled={isSending} onClick={show}>
          {t("move.show")}
        </button>
      ) : (
        <>
          <Qr text={link} label={t("move.qr")} />
          <CopyField label={t("move.link")} value={link} isSecret />
        </>
      )}
    </Dialog>
  );
}
