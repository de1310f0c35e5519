import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import { type CommandContext, useCommandContext } from "../seat/commandContext";
import { t } from "../t";
import { useSettling } from "../ui/settling";
import type { Subject, Verb } from "./verb";

interface Props {
  readonly verb: Verb;
  readonly subject: Subject;
  /** Its words, where they say more than the verb's own. */
  readonly label?: string;
  /** Classes of its look; "bare": none, where its surroundings give it one. */
  readonly kind?: string;
  /** A picture instead of words; its name is for who cannot see it. */
  readonly icon?: { readonly name: string; readonly picture: ComponentChildren };
  /** Whether it is what to do next here; by itself it is in the stages that its verb names. */
  readonly isPrimary?: boolean;
  /** Shown also when it cannot be done now: a press then says why. */
  readonly showsDisabled?: boolean;
  /** Called when it was done: closes what it was pressed in. */
  readonly done?: () => void;
  readonly describedBy?: string;
}

/** The button of a verb, wherever it is: there when it can be done, asking first where the verb asks. */
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

/** What a press would do. A dialog that closes uncovers what is beneath it: that changes it, too. */
function meaningOf(context: CommandContext, verb: Verb, subject: Subject, asks: boolean): string {
  const thing =
    subject.what === "draft"
      ? subject.draft.draft
      : subject.what === "room"
        ? [
            context.session.header?.round,
            context.session.header?.question?.round,
            context.session.header?.question?.counted,
          ]
        : JSON.stringify(subject);
  return [verb.act, thing, asks, context.opened.value?.what].join("/");
}

/** The buttons of several verbs; those that hide or end something are apart. */
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
