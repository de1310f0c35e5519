// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { limitsOf } from "../room/limits";
import { emptyRoom, type Header, newElephant, Role, Stage } from "../room/state";
import { type CommandContext, CurrentContext, type Opened } from "../seat/commandContext";
import { t } from "../t";
import { read } from "../wire/message";
import { VerbButton } from "./button";
import { goToStage } from "./goToStage";
import { kickOut } from "./kickOut";
import { reveal } from "./reveal";
import { setAside } from "./setAside";
import { stopPour } from "./stopPour";
import { type Subject, theRoom, type Verb } from "./verb";

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = '<div id="root"></div>';
});
afterEach(() => {
  render(null, root());
  vi.useRealTimers();
});

const root = () => document.getElementById("root")!;
const button = () => root().querySelector("button")!;

/** A room whose stage follows each command at once, as the page shows it. */
function setUp(stage: number) {
  const header = signal<Header>({ ...emptyRoom, round: "1", stage });
  const opened = signal<Opened | undefined>(undefined);
  const isPourAnnounced = signal(false);
  const done: string[] = [];
  const deadlines: unknown[] = [];
  const own: string[] = [];
  const notes: string[] = [];
  const session = {
    get header() {
      return header.value;
    },
    participant: 1,
    role: Role.host,
    liveState: read("LiveState", {}),
    elephant: (id: string) => ({ ...newElephant, id }),
    person: () => undefined,
    isMine: () => false,
    isReworded: () => false,
    get isPourAnnounced() {
      return isPourAnnounced.value;
    },
    live: { serverTime: 50_000, countdown: { own: (round: string) => own.push(round), drop: () => {}, until: 63_000 } },
    limits: signal(limitsOf(undefined)),
    news: { note: (text: string) => notes.push(text) },
    outbox: {
      do({ deadline, ...command }: { deadline?: string; goToStage?: object; announcePour?: object }) {
        done.push(Object.keys(command)[0] ?? "");
        deadlines.push(deadline);
        if (command.goToStage) header.value = { ...header.value, stage: header.value.stage + 1 };
        if (command.announcePour) isPourAnnounced.value = true;
        return Promise.resolve(undefined);
      },
    },
  };
  const context = { session, opened, open: (next: Opened) => (opened.value = next) } as unknown as CommandContext;
  const draw = (make: () => preact.ComponentChildren) => {
    const Room = () => <CurrentContext.Provider value={context}>{make()}</CurrentContext.Provider>;
    act(() => render(<Room />, root()));
  };
  const show = (verb: Verb, subject: () => Subject) =>
    draw(() => <VerbButton verb={verb} subject={subject()} showsDisabled />);
  return { header, opened, done, deadlines, own, notes, isPourAnnounced, show };
}

function press() {
  act(() => button().click());
}

function pass(ms: number) {
  act(() => void vi.advanceTimersByTime(ms));
}

describe("PAGE-27 a button whose meaning has changed takes no click for 600 ms", () => {
  test.each([60, 300, 599])("a second click on the next stage after %i ms does nothing", (ms) => {
    const { header, done, show } = setUp(Stage.spot);
    show(goToStage, () => ({ what: "stage", stage: header.value.stage + 1 }));
    press();
    pass(ms);
    expect(button().getAttribute("aria-disabled")).toBe("true");
    press();
    expect([done, header.value.stage]).toEqual([["goToStage"], Stage.debrief]);
    pass(600 - ms);
    expect(button().getAttribute("aria-disabled")).toBe("false");
    press();
    expect(header.value.stage).toBe(Stage.weigh);
  });

  test("a click on a button that a closing dialog uncovers does nothing", () => {
    const { opened, show } = setUp(Stage.kickOut);
    show(kickOut, () => ({ what: "elephant", id: "11" }));
    press();
    expect(opened.value).toEqual({ what: "kick", id: "11" });
    act(() => {
      opened.value = undefined;
    });
    press();
    expect(opened.value).toBeUndefined();
    pass(600);
    press();
    expect(opened.value).toEqual({ what: "kick", id: "11" });
  });

  test("a second click on the question before a verb does nothing", () => {
    const { done, show } = setUp(Stage.debrief);
    show(setAside, () => ({ what: "elephant", id: "11" }));
    press();
    press();
    expect(done).toEqual([]);
    pass(600);
    press();
    expect(done).toEqual(["setAside"]);
  });
});

describe("FACE-2 a disabled verb shows its reason when it is pressed", () => {
  test("with the stages in which it is available", () => {
    const { done, notes, show } = setUp(Stage.gather);
    show(reveal, () => theRoom);
    press();
    expect([done, notes]).toEqual([[], [t("verb.stages", { stages: "spot, debrief, weigh, kick out" })]]);
  });
});

describe("PAGE-30 a pour is announced by a countdown", () => {
  test("the button announces it once, with a deadline, keeps the focus, and is disabled with a reason", async () => {
    const { done, deadlines, own, notes, show } = setUp(Stage.spot);
    show(reveal, () => theRoom);
    const pressed = button();
    pressed.focus();
    press();
    await act(async () => {});
    pass(600);
    press();
    expect([done, deadlines, own]).toEqual([["announcePour"], ["55000"], ["1"]]);
    expect(notes).toEqual([t("pour.announced")]);
    expect(document.activeElement).toBe(pressed);
  });

  test("StopPour has a deadline", () => {
    const { done, deadlines, isPourAnnounced, show } = setUp(Stage.spot);
    isPourAnnounced.value = true;
    show(stopPour, () => theRoom);
    press();
    expect([done, deadlines]).toEqual([["stopPour"], ["63000"]]);
    act(() => {
      isPourAnnounced.value = false;
    });
    expect(root().querySelector("button")).toBeNull();
  });
});
