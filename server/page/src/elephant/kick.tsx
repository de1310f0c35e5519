import { useId, useState } from "preact/hooks";
import { leftOf } from "../room/limits";
import { Decision, isOut, isShown, leadsTo, Whereabouts } from "../room/state";
import { decisionMeans, decisionName, decisionWrite } from "../room/words";
import { useCommandContext } from "../seat/commandContext";
import { t } from "../t";
import { Dialog } from "../ui/dialog";
import { Choice, Trouble } from "../ui/form";
import { kickForm, showOut } from "../verbs/kickOut";
import { ElephantLook } from "./look";

const order = [Decision.step, Decision.ask, Decision.solved, Decision.accepted] as const;

interface Unsaved {
  readonly kind: number;
  readonly text: string;
}

const nothing: Unsaved = { kind: 0, text: "" };

/** Shows an elephant out: it asks for a kind of decision and a sentence. */
export function KickDialog({ id, close }: { id: string; close: () => void }) {
  const context = useCommandContext();
  const { session } = context;
  const formName = kickForm(id);
  const [written, setWritten] = useState<Unsaved>(() => session.memory.unsavedInput<Unsaved>(formName) ?? nothing);
  const [isSending, setSending] = useState(false);
  const [trouble, setTrouble] = useState("");
  const field = useId();
  const seen = session.view.elephant(id)?.value;
  function set(next: Unsaved) {
    setWritten(next);
    session.memory.saveInput(formName, next);
  }
  if (!seen) return null;
  const { elephant, text } = seen;
  const left = leftOf(session.limits.value.decision, written.text);
  const ready = written.kind !== 0 && written.text.trim() !== "" && left >= 0 && !isOut(elephant) && isShown(elephant);
  /** Sends the decision. Its text stays in the dialog until the room has accepted it. */
  async function submit(event: Event) {
    event.preventDefault();
    if (!ready || isSending) return;
    const opened = context.opened.peek();
    setSending(true);
    setTrouble("");
    const refused = await showOut(session, id, written.kind, written.text);
    setSending(false);
    if (refused) setTrouble(refused.message);
    else if (context.opened.peek() === opened) close();
  }
  const goes = leadsTo(written.kind) === Whereabouts.porch ? t("kick.porch") : t("kick.gone");
  return (
    <Dialog title={t("kick.title", { n: 1 })} close={close} kind="kick">
      <ElephantLook elephant={elephant}>{text ?? t("elephant.no_text")}</ElephantLook>
      <form onSubmit={submit}>
        <fieldset class="inner">
          <legend>{t("kick.what")}</legend>
          <div class="choices two">
            {order.map((kind) => (
              <Choice
                key={kind}
                name="kind"
                checked={written.kind === kind}
                choose={() => set({ ...written, kind })}
                title={decisionName(kind)}
                means={decisionMeans(kind)}
              />
            ))}
          </div>
        </fieldset>
        <div class="field">
          <label for={field}>{t("kick.sentence")}</label>
          <span class="hint" id={`${field}-hint`}>
            {written.kind === 0 ? t("kick.choose") : decisionWrite(written.kind)}
          </span>
          <textarea
            id={field}
            dir="auto"
            rows={2}
            value={written.text}
            readOnly={isSending}
            aria-describedby={`${field}-hint`}
            onInput={(event) => set({ ...written, text: event.currentTarget.value })}
          />
          {left < 100 && <span class={left < 0 ? "trouble" : "hint"}>{t("write.left", { n: left })}</span>}
        </div>
        <Trouble text={trouble} />
        <div class="dialog-end">
          <span class="goes" role="status">
            {isSending ? t("kick.sending") : written.kind !== 0 && goes}
          </span>
          <button type="submit" class="button primary" disabled={!ready} aria-disabled={isSending}>
            {t("kick.submit")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
