import { isShown } from "../room/state";
import { decisionName } from "../room/words";
import { useCommandContext } from "../seat/commandContext";
import { t } from "../t";
import { Dialog } from "../ui/dialog";
import { VerbButtons } from "../verbs/button";
import { offeredFor } from "../verbs/index";
import { moveElephant } from "../verbs/moveElephant";
import type { Subject } from "../verbs/verb";
import { ElephantLook, Returns } from "./look";
import { MoveTo } from "./moveTo";
import { betweenWords } from "./words";

/** Shows one elephant, large, with the verbs that apply to it. */
export function ElephantDialog({ id, isOwn, close }: { id: string; isOwn: boolean; close: () => void }) {
  const { session } = useCommandContext();
  const seen = session.view.elephant(id)?.value;
  if (!seen) return null;
  const { elephant, text, decision } = seen;
  const between = betweenWords(elephant.between, session.header?.departments ?? []);
  const subject: Subject = { what: "elephant", id };
  const own: Subject = { what: "elephant", id, isOwn: true };
  const forAll = offeredFor(session, subject);
  const offered = isOwn ? offeredFor(session, own) : forAll;
  const onlyOwn = offered.filter((verb) => !forAll.includes(verb));
  const open = offered.filter((verb) => forAll.includes(verb) && verb !== moveElephant);
  return (
    <Dialog title={t("dialog.title")} hideTitle close={close} kind="elephant-dialog">
      <ElephantLook elephant={elephant} size="large">
        {text ?? t("elephant.no_text")}
      </ElephantLook>
      <p class="facts">
        {between !== "" && <bdi>{t("elephant.between", { who: between })}</bdi>}
        {elephant.author !== 0 && <bdi>{t("elephant.author", { name: session.view.nameOf(elephant.author) })}</bdi>}
        <Returns n={elephant.returns} />
      </p>
      {elephant.decisionKind !== 0 && isShown(elephant) && (
        <p class="decided">
          <span class="tag">{decisionName(elephant.decisionKind)}</span> <bdi>{decision}</bdi>
        </p>
      )}
      <VerbButtons verbs={open} subject={subject} done={close} />
      {moveElephant.canExecute(session, subject).state === "enabled" && <MoveTo id={id} done={close} />}
      {onlyOwn.length > 0 && (
        <section class="own">
          <h3>{t("dialog.mine_title")}</h3>
          <p class="hint">{t("dialog.mine_now")}</p>
          <VerbButtons verbs={onlyOwn} subject={own} done={close} />
        </section>
      )}
    </Dialog>
  );
}
