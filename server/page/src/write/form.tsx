import { useId, useState } from "preact/hooks";
import { betweenWords } from "../elephant/words";
import { leftOf } from "../room/limits";
import type { Draft } from "../room/memory";
import { unsaid } from "../room/state";
import { hurts } from "../room/words";
import { useCommandContext } from "../seat/commandContext";
import { t } from "../t";
import { Trouble } from "../ui/form";
import { Shape } from "../ui/shape";
import { VerbButton } from "../verbs/button";
import { dropDraft } from "../verbs/dropDraft";
import { type Written, write } from "../verbs/keepDraft";

const nothing: Written = { text: "", hurts: 0, between: unsaid };

interface Props {
  /** The draft whose changed text the form holds. Undefined: the form for a new elephant. */
  readonly draft?: string;
  /** That draft, while it is in the hat. Without it the text becomes a new elephant. */
  readonly over?: Draft;
  readonly done?: () => void;
}

/** Writes an elephant. Unsaved input survives a reload, a change of stage, and a pour. */
export function WriteForm({ draft, over, done }: Props) {
  const { session } = useCommandContext();
  const formName = `draft/${draft ?? "new"}`;
  const [written, setWritten] = useState<Written>(
    () => session.memory.unsavedInput<Written>(formName) ?? over ?? nothing,
  );
  const id = useId();
  const textId = draft ? `${id}-text` : "write-text";
  const departments = session.view.header.value?.departments ?? [];
  const left = leftOf(session.limits.value.text, written.text);
  const trouble = over ? (session.pocket.whyNot(over.draft) ?? "") : "";

  /** Kept at once: the page may be gone in the next moment. */
  function set(next: Written) {
    setWritten(next);
    session.memory.saveInput(formName, next === nothing ? undefined : next);
  }

  function submit(event: Event) {
    event.preventDefault();
    if (written.text.trim() === "" || left < 0) return;
    const { text, hurts: sum, between } = written;
    write(session, { text, hurts: sum, between }, over);
    set(nothing);
    if (done) done();
    else {
      session.news.spoken.value = session.memory.isSafe ? t("panel.written") : t("write.sending_unkept");
      document.getElementById(textId)?.focus();
    }
  }

  function cancel() {
    session.memory.saveInput(formName, undefined);
    done?.();
  }

  function toggleDepartment(number: number) {
    const { departments: chosen } = written.between;
    const next = chosen.includes(number) ? chosen.filter((each) => each !== number) : [...chosen, number].slice(-2);
    set({ ...written, between: { everyone: false, departments: next.sort((a, b) => a - b) } });
  }

  const between = betweenWords(written.between, departments);
  return (
    <form class="write" onSubmit={submit}>
      {draft && !over && <p class="hint">{t("write.out_meanwhile")}</p>}
      <div class="write-note colour-1">
        <span class="write-ear ear-at-start" aria-hidden="true" />
        <span class="write-ear ear-at-end" aria-hidden="true" />
        <label class="write-label" for={textId}>
          {t("write.text")}
        </label>
        <textarea
          id={textId}
          dir="auto"
          rows={3}
          value={written.text}
          placeholder={t("write.placeholder")}
          aria-describedby={`${id}-example`}
          onInput={(event) => set({ ...written, text: event.currentTarget.value })}
        />
      </div>
      <p class={left < 0 ? "trouble" : "hint"} id={`${id}-example`}>
        {left < 200 ? t("write.left", { n: left }) : t("write.example")}
      </p>
      <fieldset class="inner">
        <legend>{t("hurt.question")}</legend>
        <div class="chips">
          {hurts.map((hurt) => (
            <label key={hurt.bit} class="chip">
              <input
                type="checkbox"
                checked={(written.hurts & hurt.bit) !== 0}
                onChange={() => set({ ...written, hurts: written.hurts ^ hurt.bit })}
              />
              <span>
                <span aria-hidden="true">{hurt.mark}</span> {hurt.name()}
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset class="inner" aria-describedby={`${id}-between`}>
        <legend>{t("between.question")}</legend>
        <div class="chips">
          {departments.map((name, i) => (
            <label key={name} class="chip">
              <input
                type="checkbox"
                checked={written.between.departments.includes(i + 1)}
                onChange={() => toggleDepartment(i + 1)}
              />
              <span>
                <Shape department={i + 1} />
                <bdi>{name}</bdi>
              </span>
            </label>
          ))}
          <label class="chip">
            <input
              type="checkbox"
              checked={written.between.everyone}
              onChange={() => set({ ...written, between: { everyone: !written.between.everyone, departments: [] } })}
            />
            <span>{t("between.everyone")}</span>
          </label>
        </div>
        <p class="hint" id={`${id}-between`}>
          {between === "" ? t("between.hint") : between}
        </p>
      </fieldset>
      <Trouble text={trouble} />
      <div class="form-end">
        <button type="submit" class="button primary" disabled={written.text.trim() === "" || left < 0}>
          {over ? t("write.save") : t("act.keep_draft")}
        </button>
        {draft && (
          <button type="button" class="button" onClick={cancel}>
            {t("room.cancel")}
          </button>
        )}
        {over && <VerbButton verb={dropDraft} subject={{ what: "draft", draft: over }} kind="quiet" done={cancel} />}
      </div>
    </form>
  );
}
