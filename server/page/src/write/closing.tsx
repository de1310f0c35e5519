import { ElephantLook } from "../elephant/look";
import type { Draft } from "../room/memory";
import { useCommandContext } from "../seat/commandContext";
import { t } from "../t";
import { VerbButton } from "../verbs/button";
import { dropDraft } from "../verbs/dropDraft";
import { putDownOpenly } from "../verbs/putDownOpenly";

/** In the close, offers to put drafts down openly or to drop them. */
export function Closing() {
  const { session } = useCommandContext();
  return (
    <section class="waiting closing">
      <h2>{t("write.close_title")}</h2>
      <p>{t("write.close_explain")}</p>
      <ul class="drafts">
        {session.drafts.map((draft) => (
          <Row key={draft.draft} draft={draft} />
        ))}
      </ul>
    </section>
  );
}

function Row({ draft }: { draft: Draft }) {
  const subject = { what: "draft", draft } as const;
  return (
    <li class="draft">
      <ElephantLook elephant={{ hurts: draft.hurts }}>{draft.text}</ElephantLook>
      <div class="draft-foot">
        <VerbButton verb={putDownOpenly} subject={subject} kind="small" />
        <VerbButton verb={dropDraft} subject={subject} kind="small quiet" label={t("write.let_go")} />
      </div>
    </li>
  );
}
