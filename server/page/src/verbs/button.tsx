import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import { type CommandContext, useCommandContext } from "../seat/commandContext";
import { t } from "../t";
import { useSettling } from "../ui/settling";
import type { Subject, Verb } from "./verb";

interface Props {
  readonly verb: Verb;
  readonly subject: Subject;
  /** Its label, if it is not the verb's own. */
  readonly label?: string;
  /** Its CSS classes; "bare": none. */
  readonly kind?: string;
  /** A picture instead of a label. Screen readers read its name. */
  readonly icon?: { readonly name: string; readonly picture: ComponentChildren };
  /** Whether it is the primary button. By default it is in the primary stages of its verb. */
  readonly isPrimary?: boolean;
  /** Whether it is also shown while disabled. A press then shows the reason. */
  readonly showsDisabled?: boolean;
  /** Called after the verb ran, for example to close a dialog. */
  readonly done?: () => void;
  readonly describedBy?: string;
}

/** The button of a verb. It is shown if the verb is available, and asks first if the verb does. */
export function VerbButton(props: Props) {
  const { verb, subject, kind = "", showsDisabled = false, done, describedBy } = props;
  const context = useCommandContext();
  const { session } = context;
  const [asks, setAsks] = useState(false);
  const reasonId = useId();
  const can = verb.canExecute(session, subject);
  const isSettling = useSettling(meaningOf(context, verb, subject, asks));
  const label = props.label ?? t(verb.sentence, undefined as never);
  if (can.state === "hidden") return null;
  const reason = can.state === "disabled" ? t(can.reason, can.with as never) : undefined;
  if (reason && !showsDisabled) return null;
  function act() {
    if (isSettling) return;
    verb.run(context, subject);
    setAsks(false);
    done?.();
  }
  if (asks && verb.asks && !reason) {
    return (
      <fieldset class="sure" aria-label={label}>
        <p>{verb.asks(context, subject)}</p>
        <button
          type="button"
          class={`button small ${verb.isDanger ? "danger" : "primary"}`}
          aria-disabled={isSettling}
          onClick={act}
        >
          {label}
        </button>
        <button type="button" class="button small" onClick={() => setAsks(false)}>
          {t("room.cancel")}
        </button>
      </fieldset>
    );
  }
  function press() {
    if (isSettling) return;
    if (reason) session.news.note(reason);
    else if (verb.asks) setAsks(true);
    else act();
  }
  if (props.icon) {
    const { name, picture } = props.icon;
    return (
      <button
        type="button"
        class="icon-button"
        aria-label={name}
        title={label}
        aria-disabled={isSettling}
        onClick={press}
      >
        {picture}
      </button>
    );
  }
  const isPrimary = !reason && (props.isPrimary ?? verb.primaryIn.includes(session.header?.stage ?? 0));
  return (
    <>
      <button
        type="button"
        class={kind === "bare" ? "" : `button ${reason ? "is-disabled" : isPrimary ? "primary" : ""} ${kind}`}
        aria-disabled={isSettling || reason !== undefined}
        aria-describedby={reason ? reasonId : describedBy}
        title={reason}
        onClick={press}
      >
        {label}
      </button>
      {reason && (
        <span id={reasonId} class="unseen">
          {reason}
        </span>
      )}
    </>
  );
}

/** Returns a key for what a press does. It changes also when a dialog above the button closes. */
function meaningOf(context: CommandContext, verb: Verb, subject: Subject, asks: boolean): string {
  const thing =
    subject.what === "draft"
      ? subject.draft.draft
      : subject.what === "room"
        ? [
            context.session.header?.round,
            context.session.header?.question?.round,
            context.session.header?.question?.counted,
            context.session.liveState.table?.elephant,
            context.session.liveState.floor,
          ]
        : JSON.stringify(subject);
  return [verb.act, thing, asks, context.opened.value?.what].join("/");
}

/** The buttons of several verbs. Dangerous ones are in a row of their own. */
export function VerbButtons(props: { verbs: readonly Verb[]; subject: Subject; done: () => void }) {
  const { verbs, subject, done } = props;
  const group = (isDanger: boolean) =>
    verbs
      .filter((verb) => verb.isDanger === isDanger)
      .map((verb) => <VerbButton key={verb.sentence} verb={verb} subject={subject} showsDisabled done={done} />);
  const [plain, apart] = [group(false), group(true)];
  return (
    <>
      {plain.length > 0 && <div class="dialog-acts">{plain}</div>}
      {apart.length > 0 && <div class="dialog-acts acts-apart">{apart}</div>}
    </>
  );
}
