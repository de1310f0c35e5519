import { useId, useState } from "preact/hooks";
import { dropRewording, keepRewording } from "../room/acts/drafts";
import { useDesk } from "../seat/desk";
import { t } from "../t";
import { Dialog } from "../ui/dialog";

const LONGEST = 2_000;

/** A new wording for one's own elephant; it goes through the hat. */
export function RewordDialog({ id, close }: { id: string; close: () => void }) {
  const { session } = useDesk();
  const half = `reword/${id}`;
  const seen = session.view.elephant(id)?.value;
  const waiting = session.pocket.wanted.value.rewordings.find((each) => each.elephant === id);
  const before = waiting?.text ?? seen?.text ?? "";
  const [text, write] = useState(() => session.memory.half<string>(half) ?? before);
  const field = useId();
  function setText(next: string) {
    write(next);
    session.memory.keepHalf(half, next);
  }
  if (!seen) return null;
  const left = LONGEST - [...text].length;
  const ready = text.trim() !== "" && left >= 0 && text !== before;
  function submit(event: Event) {
    event.preventDefault();
    if (!ready || !seen) return;
    keepRewording(session, id, text, seen.elephant.wording);
    session.memory.keepHalf(half, undefined);
    close();
  }
  function drop() {
    dropRewording(session, id);
    session.memory.keepHalf(half, undefined);
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
        <div class="dialog-end">
          {waiting && (
            <button type="button" class="button quiet" onClick={drop}>
              {t("act.drop_rewording")}
            </button>
          )}
          <button type="submit" class="button primary" disabled={!ready}>
            {t("act.keep_rewording")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
