import { useId, useState } from "preact/hooks";
import { kickOut } from "../room/acts/kickOut";
import { Decision, isOut, isShown, leadsTo, Whereabouts } from "../room/state";
import { decisionMeans, decisionName } from "../room/words";
import { useDesk } from "../seat/desk";
import { type Key, t } from "../t";
import { Dialog } from "../ui/dialog";
import { Choice } from "../ui/form";
import { ElephantLook } from "./look";

const LONGEST = 500;
const order = [Decision.step, Decision.ask, Decision.solved, Decision.accepted] as const;
const names = ["", "solved", "step", "ask", "accepted"];

interface Half {
  readonly kind: number;
  readonly text: string;
}

const nothing: Half = { kind: 0, text: "" };

/** Shows an elephant out: nothing leaves without what was decided. */
export function KickDialog({ id, close }: { id: string; close: () => void }) {
  const { session } = useDesk();
  const half = `kick/${id}`;
  const [written, setWritten] = useState<Half>(() => session.memory.half<Half>(half) ?? nothing);
  const field = useId();
  const seen = session.view.elephant(id)?.value;
  function set(next: Half) {
    setWritten(next);
    session.memory.keepHalf(half, next === nothing ? undefined : next);
  }
  if (!seen) return null;
  const { elephant, text } = seen;
  const left = LONGEST - [...written.text].length;
  const ready = written.kind !== 0 && written.text.trim() !== "" && left >= 0 && !isOut(elephant) && isShown(elephant);
  function submit(event: Event) {
    event.preventDefault();
    if (!ready) return;
    kickOut(session, id, written.kind, written.text);
    set(nothing);
    close();
  }
  const goes = leadsTo(written.kind) === Whereabouts.porch ? t("kick.porch") : t("kick.gone");
  return (
    <Dialog title={t("kick.title")} close={close} kind="kick">
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
            {written.kind === 0
              ? t("kick.choose")
              : t(`decision_write.${names[written.kind]}` as Key, undefined as never)}
          </span>
          <textarea
            id={field}
            dir="auto"
            rows={2}
            value={written.text}
            aria-describedby={`${field}-hint`}
            onInput={(event) => set({ ...written, text: event.currentTarget.value })}
          />
          {left < 100 && <span class={left < 0 ? "trouble" : "hint"}>{t("write.left", { n: left })}</span>}
        </div>
        <div class="dialog-end">
          <span class="goes" role="status">
            {written.kind !== 0 && goes}
          </span>
          <button type="submit" class="button primary" disabled={!ready}>
            {t("kick.submit")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
