import { useState } from "preact/hooks";
import { leftOf } from "../room/limits";
import { roleName } from "../room/words";
import { t } from "../t";
import { Dialog } from "../ui/dialog";
import { Choice, Line, Trouble } from "../ui/form";
import { Shape } from "../ui/shape";
import { VerbButtons } from "../verbs/button";
import { offeredFor } from "../verbs/index";
import { useCommandContext } from "./commandContext";

/** Shows a person, and what this person can do with them. */
export function PersonDialog({ participant, close }: { participant: number; close: () => void }) {
  const context = useCommandContext();
  const { session } = context;
  const who = session.person(participant);
  if (!who) return null;
  const subject = { what: "person", participant } as const;
  const opened = context.opened.peek();
  const done = () => context.opened.peek() === opened && close();
  return (
    <Dialog title={session.view.nameOf(participant)} close={close} kind="person-dialog">
      <p class="hint">{roleName(who.role)}</p>
      {who.asks !== 0 && <p>{t("people.asks", { number: who.asks })}</p>}
      <VerbButtons verbs={offeredFor(session, subject)} subject={subject} done={done} />
    </Dialog>
  );
}

/** Changes this person's name. What was typed stays until the room has accepted it. */
export function RenameDialog({ close }: { close: () => void }) {
  const { session } = useCommandContext();
  const before = session.view.nameOf(session.participant);
  const [name, setName] = useState(() => session.memory.unsavedInput<string>("rename") ?? before);
  const { isSending, trouble, submit } = useSubmit(close, () =>
    session.outbox.do({ rename: { name } }, undefined, "rename"),
  );
  function set(next: string) {
    setName(next);
    session.memory.saveInput("rename", next);
  }
  const isReady = name.trim() !== "" && leftOf(session.limits.value.personName, name) >= 0;
  return (
    <Dialog title={t("act.rename")} close={close}>
      <form onSubmit={(event) => submit(event, isReady)}>
        <Line label={t("join.name")} hint={t("people.rename_hint")} value={name} set={set} required />
        <Trouble text={trouble} />
        <button type="submit" class="button primary" disabled={!isReady || isSending}>
          {t("act.rename")}
        </button>
      </form>
    </Dialog>
  );
}

/** Changes this person's department. */
export function DepartmentDialog({ close }: { close: () => void }) {
  const { session } = useCommandContext();
  const [department, setDepartment] = useState(() => session.person(session.participant)?.department ?? 0);
  const { isSending, trouble, submit } = useSubmit(close, () =>
    session.outbox.do({ changeDepartment: { department } }),
  );
  return (
    <Dialog title={t("act.change_department")} close={close}>
      <form onSubmit={(event) => submit(event, department !== 0)}>
        <fieldset class="inner">
          <legend>{t("join.department")}</legend>
          <div class="choices row">
            {(session.header?.departments ?? []).map((name, i) => (
              <Choice
                key={name}
                name="department"
                checked={department === i + 1}
                choose={() => setDepartment(i + 1)}
                title={
                  <>
                    <Shape department={i + 1} />
                    <bdi>{name}</bdi>
                  </>
                }
              />
            ))}
          </div>
        </fieldset>
        <Trouble text={trouble} />
        <button type="submit" class="button primary" disabled={department === 0 || isSending}>
          {t("act.change_department")}
        </button>
      </form>
    </Dialog>
  );
}

/** Sends the command of a form, closes its dialog when the room has accepted it, and shows a refusal. */
function useSubmit(close: () => void, send: () => Promise<Error | undefined>) {
  const context = useCommandContext();
  const [isSending, setSending] = useState(false);
  const [trouble, setTrouble] = useState("");
  async function submit(event: Event, isReady: boolean) {
    event.preventDefault();
    if (!isReady || isSending) return;
    const opened = context.opened.peek();
    setSending(true);
    setTrouble("");
    const refused = await send();
    setSending(false);
    if (refused) setTrouble(refused.message);
    else if (context.opened.peek() === opened) close();
  }
  return { isSending, trouble, submit };
}
