import { useState } from "preact/hooks";
import { ElephantLook } from "../elephant/look";
import { dropDraft, dropRewording } from "../room/acts/drafts";
import type { Draft } from "../room/memory";
import { Role, Stage } from "../room/state";
import { useDesk } from "../seat/desk";
import { t } from "../t";
import { Closing } from "./closing";
import { WriteForm } from "./form";
import { Hat } from "./hat";

/** What is mine: the form to write, what waits in the hat from me, and my own that are out. */
export function Mine() {
  const desk = useDesk();
  const { session } = desk;
  const stage = session.view.header.value?.stage ?? 0;
  const wanted = session.pocket.wanted.value;
  if (session.role > Role.host) return <Hat />;
  return (
    <div class="mine">
      {stage === Stage.gather && (
        <div class="empty">
          <Hat />
          <p>{t("write.closed_gather")}</p>
        </div>
      )}
      {session.pocket.trouble.value !== "" && (
        <p class="banner warn" role="status">
          {session.pocket.trouble.value}
        </p>
      )}
      {session.may("draftItem") && (
        <>
          <h2 class="unseen">{t("write.title")}</h2>
          <WriteForm />
        </>
      )}
      {stage === Stage.close && wanted.drafts.length > 0 ? <Closing /> : null}
      {stage === Stage.close && wanted.drafts.length === 0 && <p class="hint">{t("write.closed_close")}</p>}
      {session.may("draftItem") && <Waiting />}
      <Rewordings />
      <Out />
      <button type="button" class="link private-link" onClick={() => desk.open({ what: "private" })}>
        {t("private.title")}
      </button>
    </div>
  );
}

/** My drafts in the hat. */
function Waiting() {
  const { session } = useDesk();
  const { drafts } = session.pocket.wanted.value;
  const pours = session.view.header.value?.pours ?? 0;
  return (
    <section class="waiting">
      <h2>
        {t("write.mine_waiting")} {drafts.length > 0 && <span class="count">{drafts.length}</span>}
      </h2>
      <p class="hint">{pours === 0 ? t("write.shared") : t("write.shared_late")}</p>
      {drafts.length === 0 ? (
        <p class="empty-line">{t("write.mine_empty")}</p>
      ) : (
        <ul class="drafts">
          {drafts.map((draft) => (
            <DraftRow key={draft.draft} draft={draft} />
          ))}
        </ul>
      )}
      <Hat />
    </section>
  );
}

function DraftRow({ draft }: { draft: Draft }) {
  const { session } = useDesk();
  const half = session.memory.half(`draft/${draft.draft}`);
  const [edits, setEdits] = useState(half !== undefined);
  const unsent = session.pocket.unsent.value.has(draft.draft);
  const refused = session.pocket.whyNot(draft.draft);
  if (edits) {
    return (
      <li>
        <WriteForm over={draft} done={() => setEdits(false)} />
      </li>
    );
  }
  return (
    <li class="draft">
      <ElephantLook elephant={{ hurts: draft.hurts }}>{draft.text}</ElephantLook>
      <div class="draft-foot">
        <span class={`draft-state ${unsent ? "is-unsent" : ""}`}>
          {refused ?? (unsent ? t("write.sending") : t("write.kept"))}
        </span>
        <button type="button" class="button small" onClick={() => setEdits(true)}>
          {t("write.edit")}
        </button>
        <button type="button" class="button small quiet" onClick={() => dropDraft(session, draft.draft)}>
          {t("act.drop_draft")}
        </button>
      </div>
    </li>
  );
}

/** New wordings that wait in the hat. */
function Rewordings() {
  const { session } = useDesk();
  const { rewordings } = session.pocket.wanted.value;
  if (rewordings.length === 0) return null;
  return (
    <section class="waiting">
      <h2>{t("write.rewording_waiting")}</h2>
      <ul class="drafts">
        {rewordings.map((each) => (
          <li key={each.elephant} class="draft">
            <ElephantLook elephant={{ colour: session.view.elephant(each.elephant)?.value.elephant.colour }}>
              {each.text}
            </ElephantLook>
            <div class="draft-foot">
              <span class="draft-state">
                {session.pocket.unsent.value.has(each.elephant) ? t("write.sending") : t("write.kept")}
              </span>
              <button type="button" class="button small quiet" onClick={() => dropRewording(session, each.elephant)}>
                {t("act.drop_rewording")}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** My own elephants that came out of the hat. Known to this browser only. */
function Out() {
  const desk = useDesk();
  const { session } = desk;
  const groups = session.view.groups.value;
  const out = [...groups.room, ...groups.porch, ...groups.gone].filter((id) => session.isMine(id));
  if (out.length === 0) return null;
  return (
    <section class="waiting">
      <h2>{t("write.mine_out")}</h2>
      <p class="hint">{t("write.mine_only_you")}</p>
      <ul class="drafts">
        {out.map((id) => {
          const seen = session.view.elephant(id)?.value;
          if (!seen) return null;
          return (
            <li key={id} class="draft">
              <button type="button" class="elephant-button" onClick={() => desk.open({ what: "own", id })}>
                <ElephantLook elephant={seen.elephant}>{seen.text ?? t("elephant.no_text")}</ElephantLook>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
