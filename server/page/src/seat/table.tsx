import { useLayoutEffect, useRef } from "preact/hooks";
import { ElephantLook, Returns } from "../elephant/look";
import { betweenWords } from "../elephant/words";
import { isOut, isShown } from "../room/state";
import type { Seen } from "../room/view";
import { t } from "../t";
import { VerbButton } from "../verbs/button";
import { endReading } from "../verbs/endReading";
import { putOnTable } from "../verbs/putOnTable";
import { takeOffTable } from "../verbs/takeOffTable";
import { theRoom } from "../verbs/verb";
import { useCommandContext } from "./commandContext";

/** Shows the elephant on the table to everyone, large and without its author. */
export function TableSpace() {
  const { session } = useCommandContext();
  const { table, reading } = session.liveState;
  const seen = table && session.view.elephant(table.elephant)?.value;
  // What was set aside a moment ago is not shown, even if the live state still has it.
  const isOn = seen !== undefined && isShown(seen.elephant) && !isOut(seen.elephant);
  return (
    <>
      <span class="unseen" role="status">
        {isOn && t("table.spoken", { text: seen.text ?? t("elephant.no_text") })}
      </span>
      {(isOn || reading) && (
        <section class={`on-table ${isOn ? "" : "is-empty"}`} aria-label={t("table.title")}>
          {isOn && <Large key={seen.elephant.id} seen={seen} />}
          <Controls />
        </section>
      )}
    </>
  );
}

function Large({ seen }: { seen: Seen }) {
  const { session } = useCommandContext();
  const { elephant, text } = seen;
  const space = useRef<HTMLDivElement>(null);
  const between = betweenWords(elephant.between, session.view.header.value?.departments ?? []);
  useLayoutEffect(() => {
    const element = space.current;
    if (!element) return;
    const watcher = new ResizeObserver(() => setType(element));
    watcher.observe(element);
    setType(element);
    return () => watcher.disconnect();
  }, [text]);
  return (
    <div ref={space} class="table-stage">
      <ElephantLook
        elephant={elephant}
        size="table"
        foot={
          <>
            {between !== "" && <bdi>{t("elephant.between", { who: between })}</bdi>}
            <Returns n={elephant.returns} />
          </>
        }
      >
        {text ?? t("elephant.no_text")}
      </ElephantLook>
    </div>
  );
}

/** Sizes of the type, rem. */
const TYPES = [4.6, 4.2, 3.8, 3.4, 3, 2.7, 2.4, 2.1, 1.85, 1.6, 1.4, 1.2, 1];

/** Gives the text the largest type in which all of it is visible and no word breaks. If even the smallest is too large, words break and the
 * space scrolls. */
function setType(space: HTMLElement): void {
  const text = space.querySelector(".elephant-text");
  space.style.setProperty("--wrap", "normal");
  for (const type of TYPES) {
    space.style.setProperty("--type", `${type}rem`);
    if (space.scrollHeight <= space.clientHeight && (!text || text.scrollWidth <= text.clientWidth)) return;
  }
  space.style.removeProperty("--wrap");
}

/** How far the reading round is, and for facilitators previous and next. */
function Controls() {
  const { session } = useCommandContext();
  const { reading } = session.liveState;
  const leads = endReading.canExecute(session, theRoom).state === "enabled";
  const mayTakeOff = takeOffTable.canExecute(session, theRoom).state === "enabled";
  const order = reading ? session.readingOrder : [];
  const at = reading ? order.indexOf(reading.at) : -1;
  if (!reading && !mayTakeOff) return null;
  return (
    <div class="table-acts">
      {reading && (
        <p class="table-read">
          {at < 0
            ? t("table.left_meanwhile", { all: order.length })
            : t("table.read_of", { n: at + 1, all: order.length })}
        </p>
      )}
      {(leads || mayTakeOff) && (
        <>
          <Step isForward={false} />
          <Step isForward />
          {reading ? (
            <VerbButton verb={endReading} subject={theRoom} kind="small quiet" />
          ) : (
            <VerbButton verb={takeOffTable} subject={theRoom} kind="small quiet" />
          )}
        </>
      )}
    </div>
  );
}

function Step({ isForward }: { isForward: boolean }) {
  const { session } = useCommandContext();
  const id = session.stepOnTable(isForward);
  const label = t(isForward ? "table.next" : "table.before");
  if (id === undefined) {
    return (
      <button type="button" class="button small is-disabled" aria-disabled>
        {label}
      </button>
    );
  }
  return (
    <VerbButton verb={putOnTable} subject={{ what: "elephant", id }} label={label} kind="small" isPrimary={isForward} />
  );
}
