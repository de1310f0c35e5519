import { useId, useState } from "preact/hooks";
import { rewordingKey } from "../room/items/rewording";
import { leftOf } from "../room/limits";
import { useCommandContext } from "../seat/commandContext";
import { t } from "../t";
import { Dialog } from "../ui/dialog";
import { Trouble } from "../ui/form";
import { VerbButton } from "../verbs/button";
import { dropRewording } from "../verbs/dropRewording";
import { reword } from "../verbs/keepRewording";

/** Asks for a new wording of this person's own elephant. It goes through the hat. */
export function RewordDialog({ id, close }: { id: string; close: () => void }) {
  const { session } = useCommandContext();
  const formName = `reword/${id}`;
  const seen = session.view.elephant(id)?.value;
  const waiting = session.rewordings.find((each) => each.elephant === id);
  const before = waiting?.text ?? seen?.text ?? "";
  const [text, write] = useState(() => session.memory.unsavedInput<string>(formName) ?? before);
  const field = useId();
  function setText(next: string) {
    write(next);
    session.memory.saveInput(formName, next);
  }
  if (!seen) return null;
  const left = leftOf(session.limits.value.text, text);
  const refused = session.pocket.whyNot(rewordingKey(id));
  const isNew = text !== before || refused !== undefined;
  const ready = text.trim() !== "" && left >= 0 && isNew;
  function submit(event: Event) {
    event.preventDefault();
    if (!ready || !seen) return;
    reword(session, id, text, seen.elephant.wording);
    session.memory.saveInput(formName, undefined);
    close();
  }
  function dropped() {
    session.memory.saveInput(formName, undefined);
    close();
  }
  return (
    <Dialog title={t("dialog.reword")} close={close}>
      <p>{t("dialog.reword_explain")}</p>
      {session.view.header.value?.anonymous && <p class="hint">{t("dialog.reword_fewer")}</p>}
      <form onSubmit={submit}>
        <div class="field">
          <label for={field}>{t("dialog.reword_text")}</label>
          <textarea
            id={field}
            dir="auto"
            rows={4}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
          {left < 200 && <span class={left < 0 ? "trouble" : "hint"}>{t("write.left", { n: left })}</span>}
        </div>
        <Trouble text={refused ?? ""} />
        <div class="dialog-end">
          <VerbButton
            verb={dropRewording}
            subject={{ what: "elephant", id, isOwn: true }}
            kind="quiet"
            done={dropped}
          />
          <button type="submit" class="button primary" disabled={!ready}>
            {t("act.keep_rewording")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
