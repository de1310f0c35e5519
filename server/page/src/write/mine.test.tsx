// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Desired } from "../room/desired";
import { draftsOf } from "../room/items/draft";
import { limitsOf } from "../room/limits";
import { Memory } from "../room/memory";
import { emptyRoom, type Header, newElephant, Role, Stage } from "../room/state";
import { type CommandContext, CurrentContext } from "../seat/commandContext";
import { t } from "../t";
import { read } from "../wire/message";
import { Mine } from "./mine";

beforeEach(() => {
  localStorage.clear();
  document.body.innerHTML = '<div id="root"></div>';
});
afterEach(() => render(null, root()));

const root = () => document.getElementById("root")!;
const fields = () => [...root().querySelectorAll("textarea")];

/** The part "Mine" of a seat whose server has nothing yet. */
function setUp(memory = new Memory("MINE", 1)) {
  const header = signal<Header>({ ...emptyRoom, stage: Stage.spot });
  const desired = new Desired(memory, () => {});
  const spoken = signal("");
  const session = {
    memory,
    desired,
    role: Role.participant,
    liveState: read("LiveState", {}),
    participant: 1,
    live: { hat: signal(0) },
    limits: signal(limitsOf(undefined)),
    news: { spoken },
    pocket: { trouble: signal(""), unsent: signal(new Set()), whyNot: () => undefined },
    view: { header, groups: signal({ room: [], porch: [], gone: [], aside: [] }), elephant: () => undefined },
    get header() {
      return header.value;
    },
    get drafts() {
      return draftsOf(desired.items.value);
    },
    rewordings: [],
    elephant: () => undefined,
  };
  const context = { session, edited: signal<string | undefined>(undefined), opened: signal(undefined) };
  const write = (over?: { draft: string }) => (context.edited.value = over?.draft);
  act(() =>
    render(
      <CurrentContext.Provider value={{ ...context, write } as unknown as CommandContext}>
        <Mine />
      </CurrentContext.Provider>,
      root(),
    ),
  );
  return { memory, desired, session, spoken, header };
}

function type(field: HTMLTextAreaElement, text: string) {
  act(() => {
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

function press(label: string, n = 0) {
  const found = [...root().querySelectorAll("button")].filter((button) => button.textContent === label);
  act(() => found[n]!.click());
}

/** Writes an elephant and begins to change it. */
function editing() {
  const seat = setUp();
  type(fields()[0]!, "The date is a wish.");
  press(t("act.keep_draft"));
  press(t("write.edit"));
  type(fields()[1]!, "The date is a wish, and all know it.");
  return seat;
}

/** The hat is poured: the room has an elephant of each draft. */
function pour({ desired, session, header }: ReturnType<typeof setUp>) {
  const elephants = new Map(session.drafts.map(({ elephant: id }) => [id, { ...newElephant, id }]));
  act(() => {
    header.value = { ...header.value, stage: Stage.debrief, pours: 1, round: "2" };
    desired.settle({ ...emptyRoom, round: "2", elephants });
  });
}

describe("PAGE-22 what was typed stays until the room has accepted it", () => {
  test("the changed text of a draft that is poured meanwhile stays in its form", () => {
    const seat = editing();
    const field = fields()[1];
    pour(seat);
    expect(fields().map(({ value }) => value)).toEqual(["", "The date is a wish, and all know it."]);
    expect(fields()[1]).toBe(field);
    expect(root().textContent).toContain(t("write.out_meanwhile"));
    press(t("act.keep_draft"), 1);
    expect(seat.session.drafts.map(({ text }) => text)).toEqual(["The date is a wish, and all know it."]);
    expect(fields()).toHaveLength(1);
  });

  test("also after a reload, beside a new text", () => {
    const seat = editing();
    type(fields()[0]!, "Two roadmaps");
    pour(seat);
    act(() => render(null, root()));
    const again = setUp(seat.memory);
    expect(fields().map(({ value }) => value)).toEqual(["Two roadmaps", "The date is a wish, and all know it."]);
    press(t("room.cancel"));
    expect([fields().length, again.memory.unsavedForms("draft/")]).toEqual([1, ["new"]]);
  });

  test("taking a draft back from its form leaves nothing", () => {
    const { session, memory } = editing();
    press(t("act.drop_draft"));
    expect([session.drafts, fields().length, memory.unsavedForms("draft/")]).toEqual([[], 1, []]);
  });
});

describe("PAGE-25 a text is called safe only if the browser has stored it", () => {
  test("without a link the page does not announce that a text is in the hat", () => {
    const { spoken } = setUp();
    type(fields()[0]!, "The date is a wish.");
    press(t("act.keep_draft"));
    expect(spoken.value).toBe(t("panel.written"));
    expect(spoken.value).not.toContain("It is in the hat");
  });
});
