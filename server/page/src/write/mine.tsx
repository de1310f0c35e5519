import { useState } from "preact/hooks";
import { ElephantLook } from "../elephant/look";
import { rewordingKey } from "../room/items/rewording";
import type { Draft, Rewording } from "../room/memory";
import type { Session } from "../room/session";
import { Role, Stage } from "../room/state";
import { useCommandContext } from "../seat/commandContext";
import { t } from "../t";
import { Lazy } from "../ui/lazy";
import { VerbButton } from "../verbs/button";
import { dropDraft } from "../verbs/dropDraft";
import { dropRewording } from "../verbs/dropRewording";
import { keepDraft } from "../verbs/keepDraft";
import { keepRewording } from "../verbs/keepRewording";
import { theRoom } from "../verbs/verb";
import { WriteForm } from "./form";
import { Hat } from "./hat";

/** Shows the form to write, and this person's elephants, in the hat and out of it. */
export function Mine() {
  const context = useCommandContext();
  const { session } = context;
  const stage = session.view.header.value?.stage ?? 0;
  if (session.role > Role.host) return <Hat />;
  const mayWrite = keepDraft.canExecute(session, theRoom).state === "enabled";
  return (
    <div class="mine">
      {stage === Stage.gather && (
        <div class="empty">
          <Hat />
          <p>{t("write.closed_gather")}</p>
        </div>
      )}
      {session.pocket.trouble.value !== "" && (
        <p class="banner warn" role="status">
          {session.pocket.trouble.value}
        </p>
      )}
      {mayWrite && (
        <>
          <h2 class="unseen">{t("write.title")}</h2>
          <WriteForm />
        </>
      )}
      {stage === Stage.close && session.drafts.length > 0 ? (
        <Lazy load={() => import("./closing").then(({ Closing }) => Closing)} />
      ) : null}
      {stage === Stage.close && session.drafts.length === 0 && <p class="hint">{t("write.closed_close")}</p>}
      {mayWrite && <Waiting />}
      <Rewordings />
      <Out />
      <button type="button" class="link private-link" onClick={() => context.open({ what: "private" })}>
        {t("room.stored")}
      </button>
    </div>
  );
}

/** Lists this person's drafts in the hat. */
function Waiting() {
  const context = useCommandContext();
  const { session } = context;
  const { drafts } = session;
  const [, draw] = useState({});
  const keys = drafts.map(({ draft }) => draft);
  // Drafts that were poured or put down while their author was changing them: their changed texts are still here.
  const left = session.memory.unsavedForms("draft/").filter((key) => key !== "new" && !keys.includes(key));
  const pours = session.view.header.value?.pours ?? 0;
  function done() {
    context.edited.value = undefined;
    draw({});
  }
  return (
    <section class="waiting">
      <h2>
        {t("write.mine_waiting")} {drafts.length > 0 && <span class="count">{drafts.length}</span>}
      </h2>
      <p class="hint">{pours === 0 ? t("write.shared") : t("write.shared_late")}</p>
      {drafts.length + left.length === 0 ? (
        <p class="empty-line">{t("write.mine_empty")}</p>
      ) : (
        <ul class="drafts">
          {[...keys, ...left].map((key, i) => (
            <DraftRow key={key} id={key} draft={drafts[i]} done={done} />
          ))}
        </ul>
      )}
      <Hat />
    </section>
  );
}

/** Returns the state of an item that waits. Only a stored one is called safe. */
function waitingWords(session: Session): string {
  return session.memory.isSafe ? t("write.sending") : t("write.sending_unkept");
}

interface DraftRowProps {
  readonly id: string;
  /** Undefined: it is not in the hat any more, and the form has its changed text. */
  readonly draft: Draft | undefined;
  /** Called when the form is closed. */
  readonly done: () => void;
}

function DraftRow({ id, draft, done }: DraftRowProps) {
  const context = useCommandContext();
  const { session } = context;
  if (!draft || context.edited.value === id || session.memory.unsavedInput(`draft/${id}`) !== undefined) {
    return (
      <li>
        <WriteForm draft={id} over={draft} done={done} />
      </li>
    );
  }
  const subject = { what: "draft", draft } as const;
  const unsent = session.pocket.unsent.value.has(id);
  const refused = session.pocket.whyNot(id);
  return (
    <li class="draft">
      <ElephantLook elephant={{ hurts: draft.hurts }}>{draft.text}</ElephantLook>
      <div class="draft-foot">
        <span class={`draft-state ${unsent ? "is-unsent" : ""}`}>
          {refused ?? (unsent ? waitingWords(session) : t("write.kept"))}
        </span>
        <VerbButton verb={keepDraft} subject={subject} kind="small" label={t("write.edit")} />
        <VerbButton verb={dropDraft} subject={subject} kind="small quiet" />
      </div>
    </li>
  );
}

/** Lists new wordings that wait in the hat. */
function Rewordings() {
  const { session } = useCommandContext();
  const { rewordings } = session;
  if (rewordings.length === 0) return null;
  return (
    <section class="waiting">
      <h2>{t("write.rewording_waiting")}</h2>
      <ul class="drafts">
        {rewordings.map((each) => (
          <RewordingRow key={each.elephant} rewording={each} />
        ))}
      </ul>
    </section>
  );
}

function RewordingRow({ rewording: { elephant, text } }: { rewording: Rewording }) {
  const { session } = useCommandContext();
  const subject = { what: "elephant", id: elephant, isOwn: true } as const;
  const key = rewordingKey(elephant);
  const isUnsent = session.pocket.unsent.value.has(key);
  return (
    <li class="draft">
      <ElephantLook elephant={{ colour: session.elephant(elephant)?.colour }}>{text}</ElephantLook>
      <div class="draft-foot">
        <span class={`draft-state ${isUnsent ? "is-unsent" : ""}`}>
          {session.pocket.whyNot(key) ?? (isUnsent ? waitingWords(session) : t("write.kept"))}
        </span>
        <VerbButton verb={keepRewording} subject={subject} kind="small" label={t("write.edit")} />
        <VerbButton verb={dropRewording} subject={subject} kind="small quiet" />
      </div>
    </li>
  );
}

/** Lists this person's elephants that came out of the hat. Only this browser knows them. */
function Out() {
  const context = useCommandContext();
  const { session } = context;
  const groups = session.view.groups.value;
  const out = [...groups.room, ...groups.porch, ...groups.gone].filter((id) => session.isMine(id));
  if (out.length === 0) return null;
  return (
    <section class="waiting">
      <h2>{t("write.mine_out")}</h2>
      <p class="hint">{t("write.mine_only_you")}</p>
      <ul class="drafts">
        {out.map((id) => {
          const seen = session.view.elephant(id)?.value;
          if (!seen) return null;
          return (
            <li key={id} class="draft">
              <button type="button" class="elephant-button" onClick={() => context.open({ what: "own", id })}>
                <ElephantLook elephant={seen.elephant}>{seen.text ?? t("elephant.no_text")}</ElephantLook>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
