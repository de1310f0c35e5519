import { useEffect, useMemo } from "preact/hooks";
import { isWorking } from "../board/geometry";
import { List } from "../list/list";
import type { Session } from "../room/session";
import { Role, Stage } from "../room/state";
import { t } from "../t";
import { Brand } from "../ui/brand";
import { Lazy } from "../ui/lazy";
import { wide } from "../ui/signals";
import { VerbButton } from "../verbs/button";
import { keepDraft } from "../verbs/keepDraft";
import { theRoom } from "../verbs/verb";
import { Mine } from "../write/mine";
import { Card } from "./card";
import { ChangeBanner } from "./change";
import { CommandContext, CurrentContext, type Part, useCommandContext } from "./commandContext";
import { DecisionBanner } from "./decided";
import { Notes } from "./notes";
import { PourBanner } from "./pour";
import { Ribbon } from "./ribbon";
import { Top } from "./top";

/** Shows the room to the person in this seat. */
export function SeatPage({ session }: { session: Session }) {
  const context = useMemo(() => new CommandContext(session), [session]);
  return (
    <CurrentContext.Provider value={context}>
      {session.ready.value ? <Room /> : <Loading />}
      <Dialogs />
      <Notes news={session.news} />
    </CurrentContext.Provider>
  );
}

function Loading() {
  const { session } = useCommandContext();
  return (
    <main class="loading">
      <Brand size={72} />
      <p role="status">{session.link.state.value === "cut" ? session.status.sentence : t("room.loading")}</p>
    </main>
  );
}

const loadBoard = () => import("../board/board").then(({ Board }) => Board);

function Room() {
  const context = useCommandContext();
  const { session } = context;
  const header = session.view.header.value;
  const stage = header?.stage ?? 0;
  useEffect(() => {
    document.title = `${header?.name ?? ""} – ElephantBoard`;
  }, [header?.name]);
  useEffect(() => {
    // From the debrief on, the list is shown instead of an empty form. Whoever is elsewhere, or has begun a text, stays there.
    const lists = (stage >= Stage.debrief && stage <= Stage.kickOut) || session.role > Role.host;
    const isWriting = [...document.querySelectorAll(".mine textarea")].some(
      (field) => (field as HTMLTextAreaElement).value,
    );
    if (lists && context.part.value === "mine" && !isWriting) context.part.value = "list";
  }, [stage, context, session]);
  const part = wide.value && context.part.value === "board" ? "list" : context.part.value;
  const isFilled = wide.value && context.filled.value;
  const inRoom = session.view.groups.value.room.length;
  const showsBoard = wide.value || part === "board";
  return (
    <div class={`seat ${wide.value ? "is-wide" : "is-narrow"}`}>
      <a class="skip" href="#panel">
        {t("room.skip")}
      </a>
      <Top />
      <Ribbon />
      <PourBanner />
      <TimerSpace />
      <ChangeBanner />
      <Question />
      {!wide.value && <TableSpace />}
      <DecisionBanner />
      <main class={`seat-main ${isFilled ? "is-filled" : ""} ${isWorking(header, inRoom) ? "is-working" : ""}`}>
        {showsBoard && (
          <div class="board-place">
            <Lazy load={loadBoard} />
          </div>
        )}
        {wide.value && <TableSpace />}
        <section
          class="panel"
          id="panel"
          tabIndex={-1}
          aria-label={partName(part)}
          hidden={part === "board" || isFilled}
        >
          <Banners />
          <Card />
          <Speakers />
          <Parts part={part} />
          {part === "mine" && <Mine />}
          {part === "list" && <List />}
          {part === "people" && <Lazy load={() => import("./people").then((module) => module.People)} />}
        </section>
      </main>
      {!wide.value && <Bottom part={part} />}
    </div>
  );
}

const names = { mine: "room.mine", list: "room.list", people: "room.people", board: "room.board" } as const;

function partName(part: Part): string {
  return t(names[part]);
}

const seated = ["mine", "list", "people"] as const;
const watching = ["list", "people"] as const;

/** Chooses the part of the room in the panel, on wide screens. */
function Parts({ part }: { part: Part }) {
  const context = useCommandContext();
  if (!wide.value) return null;
  return (
    <nav class="parts" aria-label={t("room.places")}>
      {(context.session.role > Role.host ? watching : seated).map((each) => (
        <PartButton key={each} part={each} current={part} choose={() => (context.part.value = each)} />
      ))}
    </nav>
  );
}

function PartButton(props: { part: Part; current: Part; choose: () => void }) {
  const { session } = useCommandContext();
  const groups = session.view.groups.value;
  const counts: Record<Part, number> = {
    mine: session.drafts.length,
    list: groups.room.length,
    people: session.view.people.value.length,
    board: 0,
  };
  const count = counts[props.part];
  return (
    <button
      type="button"
      class="part"
      aria-current={props.part === props.current ? "page" : undefined}
      onClick={props.choose}
    >
      <span>{partName(props.part)}</span>
      {count > 0 && <span class="count">{count}</span>}
    </button>
  );
}

/** On narrow screens: one large button for the next action, and the parts of the room. */
function Bottom({ part }: { part: Part }) {
  const context = useCommandContext();
  const { session } = context;
  return (
    <footer class="bottom">
      {part !== "mine" && <VerbButton verb={keepDraft} subject={theRoom} kind="big wide" isPrimary />}
      <nav class="parts" aria-label={t("room.places")}>
        {(["list", "board", "mine", "people"] as const)
          .filter((each) => each !== "mine" || session.role <= Role.host)
          .map((each) => (
            <PartButton key={each} part={each} current={part} choose={() => (context.part.value = each)} />
          ))}
      </nav>
    </footer>
  );
}

function Banners() {
  const { session } = useCommandContext();
  const watches = session.role === Role.observer || session.role === Role.roomSeat;
  return (
    <>
      {session.restored.value && (
        <p class="banner warn" role="status">
          {t("room.restored")}{" "}
          <button type="button" class="link" onClick={() => (session.restored.value = false)}>
            {t("room.close")}
          </button>
        </p>
      )}
      {session.tabs.another.value && (
        <p class="banner" role="status">
          {t("room.another_tab")}
        </p>
      )}
      {watches && <p class="banner">{t("room.watching")}</p>}
    </>
  );
}

/** Loads what a question needs when the first one is asked. */
function Question() {
  const { session } = useCommandContext();
  if (!session.view.header.value?.question) return <div class="question-space" />;
  return <Lazy load={() => import("../question/question").then((module) => module.QuestionSpace)} />;
}
/** What is live is loaded when the seat is shown: at first, the room itself counts. */
const live = () => import("./live");
const TableSpace = () => <Lazy load={() => live().then((module) => module.TableSpace)} />;
const TimerSpace = () => <Lazy load={() => live().then((module) => module.TimerSpace)} />;
const Speakers = () => <Lazy load={() => live().then((module) => module.Speakers)} />;

/** Loads the dialogs when the seat is shown, so that they are there before someone opens one. */
function Dialogs() {
  return <Lazy load={() => import("./dialogs").then((module) => module.Dialogs)} />;
}
