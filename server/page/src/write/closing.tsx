import { useState } from "preact/hooks";
import { ElephantLook } from "../elephant/look";
import { dropDraft } from "../room/acts/drafts";
import { putDownOpenly } from "../room/acts/putDownOpenly";
import type { Draft } from "../room/memory";
import { useDesk } from "../seat/desk";
import { t } from "../t";

/** At the close: what waited with too few others is put down openly, or let go. */
export function Closing() {
  const { session } = useDesk();
  return (
    <section class="waiting closing">
      <h2>{t("write.close_title")}</h2>
      <p>{t("write.close_explain")}</p>
      <ul class="drafts">
        {session.pocket.wanted.value.drafts.map((draft) => (
          <Row key={draft.draft} draft={draft} />
        ))}
      </ul>
    </section>
  );
}

function Row({ draft }: { draft: Draft }) {
  const { session } = useDesk();
  const [asks, setAsks] = useState(false);
  const name = session.view.people.value.find((each) => each.who.participant === session.seat.participant)?.name ?? "";
  return (
    <li class="draft">
      <ElephantLook elephant={{ hurts: draft.hurts }}>{draft.text}</ElephantLook>
      {asks ? (
        <div class="sure">
          <p>{t("write.put_down_sure", { name })}</p>
          <button type="button" class="button primary small" onClick={() => putDownOpenly(session, draft)}>
            {t("act.put_down_openly")}
          </button>
          <button type="button" class="button small" onClick={() => setAsks(false)}>
            {t("room.cancel")}
          </button>
        </div>
      ) : (
        <div class="draft-foot">
          <button type="button" class="button small" onClick={() => setAsks(true)}>
            {t("act.put_down_openly")}
          </button>
          <button type="button" class="button small quiet" onClick={() => dropDraft(session, draft.draft)}>
            {t("write.let_go")}
          </button>
        </div>
      )}
    </li>
  );
}
