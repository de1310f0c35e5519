import { useEffect, useMemo, useState } from "preact/hooks";
import sentences from "../gen/en.dialogs.json";
import type { Memory } from "../room/memory";
import { readSeatLink, storeSeatLink } from "../room/seatLink";
import type { Seat } from "../room/seats";
import { Wordings } from "../room/wordings";
import { addSentences, t } from "../t";
import { Brand } from "../ui/brand";
import { Trouble } from "../ui/form";
import { random, toBase64 } from "../wire/bytes";
import { numberOf } from "../wire/message";
import { checkpoint, join } from "../wire/rest";
import { roomOf } from "../wire/values";

addSentences(sentences);

interface Props {
  readonly code: string;
  readonly fragment: string;
  /** Receives the seat, and what stores the keys that the link brought. */
  readonly moved: (seat: Seat, store: (memory: Memory) => void) => void;
  readonly cancel: () => void;
}

/** Moves a seat to this device. It asks first: whoever only looks at the link does not use it up. */
export function TakeSeat({ code, fragment, moved, cancel }: Props) {
  const link = useMemo(() => readSeatLink(fragment), [fragment]);
  const [trouble, setTrouble] = useState("");
  const [busy, setBusy] = useState(false);
  // The same for each try: if an answer is lost, the seat is here already.
  const secret = useMemo(() => toBase64(random(32)), []);
  useEffect(() => {
    document.title = `${t("move.title")} – ElephantBoard`;
  }, []);
  async function take() {
    if (!link) return setTrouble(t("refusal.seat_link"));
    setBusy(true);
    setTrouble("");
    try {
      const {
        token = "",
        participant = 0,
        role,
        room = "",
      } = await join(code, { ticket: toBase64(link.ticket), secret });
      const name = await nameOf(code, token, participant);
      const seat = { token, participant, role: numberOf("Role", role), room, name };
      moved(seat, (memory) => storeSeatLink(link, memory));
    } catch (error) {
      setTrouble((error as Error).message);
      setBusy(false);
    }
  }
  return (
    <div class="start">
      <header class="start-head">
        <Brand />
        <span class="wordmark">ElephantBoard</span>
      </header>
      <main class="sheet narrow">
        <section class="card form-part ended">
          <h1>{t("move.title")}</h1>
          <p>{t("move.here")}</p>
          <Trouble text={trouble} />
          <div class="form-end">
            <button type="button" class="button primary" disabled={busy} onClick={take}>
              {t("move.take")}
            </button>
            <button type="button" class="button" onClick={cancel}>
              {t("room.cancel")}
            </button>
          </div>
        </section>
      </main>
    </div>
  );
}

/** Returns the name under which the seat is in the room. */
async function nameOf(code: string, token: string, participant: number): Promise<string> {
  const json = await checkpoint(code, token);
  const wordings = new Wordings();
  for (const wording of json.wordings ?? []) wordings.add(wording);
  return wordings.text(roomOf(json).participants.get(participant)?.name ?? "") ?? "";
}
