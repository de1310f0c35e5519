import { useState } from "preact/hooks";
import { bringBack } from "../room/acts/bringBack";
import { claim } from "../room/acts/claim";
import { erase, eraseByHost } from "../room/acts/erase";
import { setAside } from "../room/acts/setAside";
import { withdraw } from "../room/acts/withdraw";
import { isOut, isShown } from "../room/state";
import { decisionName } from "../room/words";
import { useDesk } from "../seat/desk";
import { t } from "../t";
import { Dialog } from "../ui/dialog";
import { ElephantLook, Returns } from "./look";
import { MoveTo } from "./moveTo";
import { betweenWords } from "./words";

/** One elephant, large, with all that can be done with it. */
export function ElephantDialog({ id, isOwn, close }: { id: string; isOwn: boolean; close: () => void }) {
  const desk = useDesk();
  const { session } = desk;
  const seen = session.view.elephant(id)?.value;
  if (!seen) return null;
  const { elephant, text, decision } = seen;
  const between = betweenWords(elephant.between, session.view.header.value?.departments ?? []);
  const shown = isShown(elephant);
  const out = isOut(elephant);
  const and = (act: () => void) => () => {
    act();
    close();
  };
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
      {elephant.decisionKind !== 0 && (
        <p class="decided">
          <span class="tag">{decisionName(elephant.decisionKind)}</span> <bdi>{decision}</bdi>
        </p>
      )}
      <div class="dialog-acts">
        {shown && !out && session.may("kickOut") && (
          <button type="button" class="button primary" onClick={() => desk.open({ what: "kick", id })}>
            {t("act.kick_out")}
          </button>
        )}
        {shown && out && session.may("bringBack") && (
          <button type="button" class="button primary" onClick={and(() => bringBack(session, id))}>
            {t("act.bring_back")}
          </button>
        )}
        {shown && session.may("setAside") && (
          <Sure
            act={and(() => setAside(session, id))}
            label={t("act.set_aside")}
            explain={t("dialog.set_aside_explain")}
          />
        )}
        {!isOwn && session.may("eraseByHost") && !elephant.erased && (
          <Sure
            act={and(() => eraseByHost(session, id))}
            label={t("act.erase")}
            explain={t("dialog.erase_host_explain")}
          />
        )}
      </div>
      {shown && !out && session.may("moveElephant") && <MoveTo id={id} done={close} />}
      {isOwn && session.isMine(id) && !elephant.erased && <Own id={id} close={close} />}
    </Dialog>
  );
}

/** What only its author can do. */
function Own({ id, close }: { id: string; close: () => void }) {
  const desk = useDesk();
  const { session } = desk;
  const seen = session.view.elephant(id)?.value;
  if (!seen) return null;
  const { elephant } = seen;
  const and = (act: () => void) => () => {
    act();
    close();
  };
  return (
    <section class="own">
      <h3>{t("dialog.mine_title")}</h3>
      <p class="hint">{t("dialog.mine_now")}</p>
      <div class="dialog-acts">
        {session.may("rewordingItem") && !elephant.withdrawn && (
          <button type="button" class="button" onClick={() => desk.open({ what: "reword", id })}>
            {t("dialog.reword")}
          </button>
        )}
        {isShown(elephant) && elephant.author === 0 && session.may("claim") && (
          <Sure act={and(() => claim(session, id))} label={t("act.claim")} explain={t("dialog.claim_explain")} />
        )}
        {!elephant.withdrawn && (
          <Sure
            act={and(() => withdraw(session, id))}
            label={t("act.withdraw")}
            explain={t("dialog.withdraw_explain")}
          />
        )}
        <Sure act={and(() => erase(session, id))} label={t("act.erase")} explain={t("dialog.erase_explain")} danger />
      </div>
    </section>
  );
}

/** An act that cannot be taken back, or surprises: says what it does, and is done on the second press. */
function Sure(props: { label: string; explain: string; act: () => void; danger?: boolean }) {
  const [asks, setAsks] = useState(false);
  if (!asks) {
    return (
      <button type="button" class="button" onClick={() => setAsks(true)}>
        {props.label}
      </button>
    );
  }
  return (
    <fieldset class="sure" aria-label={props.label}>
      <p>{props.explain}</p>
      <button type="button" class={`button small ${props.danger ? "danger" : "primary"}`} onClick={props.act}>
        {props.label}
      </button>
      <button type="button" class="button small" onClick={() => setAsks(false)}>
        {t("room.cancel")}
      </button>
    </fieldset>
  );
}
