// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { QuestionState } from "../gen/messages";
import { Desired } from "../room/desired";
import { answerKey } from "../room/items/answer";
import { limitsOf } from "../room/limits";
import { Memory } from "../room/memory";
import { emptyRoom, type Header, Role, Stage } from "../room/state";
import { type CommandContext, CurrentContext } from "../seat/commandContext";
import { t } from "../t";
import { read } from "../wire/message";
import { QuestionSpace } from "./question";

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  document.body.innerHTML = '<div id="root"></div>';
});
afterEach(() => {
  render(null, root());
  vi.useRealTimers();
});

const root = () => document.getElementById("root")!;
const words = () => root().textContent ?? "";
const button = (label: string) => [...root().querySelectorAll("button")].find((each) => each.textContent === label);

const open: QuestionState = { ...read("QuestionState", {}), round: "88", askedBy: 1 };

/** A seat at which a question is open, whatever its kind. */
function setUp(role: number = Role.host, memory = new Memory("ASK", 1)) {
  const header = signal<Header>({ ...emptyRoom, stage: Stage.kickOut, question: open });
  const desired = new Desired(memory, () => {});
  const answered = signal(0);
  const trouble = signal("");
  const unsent = signal<ReadonlySet<string>>(new Set());
  const done: object[] = [];
  const notes: string[] = [];
  const session = {
    memory,
    desired,
    role,
    liveState: read("LiveState", {}),
    participant: 1,
    leastCounted: limitsOf(undefined).leastCounted,
    participantsHere: 4,
    peopleHere: 5,
    get answered() {
      return answered.value;
    },
    dismissed: signal("0"),
    dismiss(round: string) {
      session.dismissed.value = round;
    },
    get answer() {
      return desired.items.value[0];
    },
    get hasAnswered() {
      return session.answer !== undefined;
    },
    answers: { trouble, unsent, whyNot: () => undefined },
    news: { note: (text: string) => notes.push(text) },
    outbox: { do: async (command: object) => void done.push(command) },
    view: { header },
    get header() {
      return header.value;
    },
  };
  act(() =>
    render(
      <CurrentContext.Provider value={{ session, opened: signal(undefined) } as unknown as CommandContext}>
        <QuestionSpace />
      </CurrentContext.Provider>,
      root(),
    ),
  );
  const ask = (question: QuestionState | undefined) =>
    act(() => {
      header.value = { ...header.value, question };
    });
  return { answered, unsent, trouble, desired, done, notes, ask };
}

function press(label: string) {
  act(() => void vi.advanceTimersByTime(600));
  act(() => button(label)!.click());
}

describe("PAGE-33 a question is shown as it stands", () => {
  test("what it asks and how many have answered, to who watches as well", () => {
    const { answered } = setUp(Role.observer);
    expect(words()).toContain(t("question.done", { done: 0, people: 5 }));
    act(() => {
      answered.value = 3;
    });
    expect(words()).toContain(t("question.done", { done: 3, people: 5 }));
    expect(root().querySelectorAll("button")).toHaveLength(0);
    // Who answered and left is counted, too.
    act(() => {
      answered.value = 6;
    });
    expect(words()).toContain(t("question.done", { done: 6, people: 6 }));
  });

  test("one's own answer with its state, until it is taken back", () => {
    const { desired, unsent } = setUp(Role.participant);
    act(() => desired.put({ key: answerKey, round: "88", answer: {} }));
    expect(words()).toContain(t("question.saved"));
    act(() => {
      unsent.value = new Set([answerKey]);
    });
    expect(words()).toContain(t("question.waiting"));
    press(t("act.drop_answer"));
    expect(desired.items.value).toEqual([]);
    expect(words()).not.toContain(t("question.waiting"));
  });

  test("why an answer cannot be sent or taken back now", () => {
    const { desired, unsent, trouble } = setUp(Role.participant);
    act(() => desired.put({ key: answerKey, round: "88", answer: {} }));
    act(() => {
      unsent.value = new Set([answerKey]);
      trouble.value = "The disk is full.";
    });
    expect(words()).toContain("The disk is full.");
    press(t("act.drop_answer"));
    expect(words()).toContain("The disk is full.");
    act(() => {
      unsent.value = new Set();
      trouble.value = "";
    });
    expect(words()).not.toContain("The disk is full.");
  });

  test("its result until it is dismissed or the next question is asked", () => {
    const { ask } = setUp();
    ask({ ...open, counted: true, answers: 7 });
    expect(root().querySelector("[role=status]")!.textContent).toContain(t("question.answers", { n: 7 }));
    press(t("room.dismiss"));
    expect(words()).toBe("");
    ask({ ...open, round: "89" });
    expect(words()).toContain(t("question.private"));
    ask(undefined);
    expect(words()).toBe("");
  });
});

describe("PAGE-34 counting and canceling", () => {
  test("too few answers are not counted, and the reason stands beside it", () => {
    const { answered, done, notes } = setUp();
    const why = t("question.too_few", { least: 3 });
    expect(words()).toContain(why);
    press(t("act.count_answers"));
    expect([done, notes]).toEqual([[], [why]]);
    act(() => {
      answered.value = 3;
    });
    expect(words()).not.toContain(why);
    press(t("act.count_answers"));
    expect(done).toEqual([{ countAnswers: { round: "88" } }]);
  });

  test("a cancel asks first", () => {
    const { done } = setUp();
    press(t("act.cancel_question"));
    expect([done, words().includes(t("question.cancel_sure"))]).toEqual([[], true]);
    press(t("act.cancel_question"));
    expect(done).toEqual([{ cancelQuestion: { round: "88" } }]);
  });

  test("who takes part does neither", () => {
    setUp(Role.participant);
    expect([button(t("act.count_answers")), button(t("act.cancel_question"))]).toEqual([undefined, undefined]);
  });
});
