// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { limitsOf } from "../room/limits";
import { Memory } from "../room/memory";
import type { Answered } from "../room/outbox";
import { newElephant } from "../room/state";
import { type CommandContext, CurrentContext, type Opened } from "../seat/commandContext";
import { Refused } from "../wire/refusal";
import { KickDialog } from "./kick";

beforeEach(() => {
  localStorage.clear();
  document.body.innerHTML = '<div id="root"></div>';
});
afterEach(() => render(null, root()));

const root = () => document.getElementById("root")!;
const field = () => root().querySelector("textarea")!;

/** The dialog with a room whose answers come when a test gives them. */
function open() {
  const memory = new Memory("KICK", 1);
  const opened = signal<Opened | undefined>({ what: "kick", id: "11" });
  const sent: { wording: string; answer(answered: Answered): void }[] = [];
  const session = {
    memory,
    limits: signal(limitsOf(undefined)),
    view: {
      elephant: () => signal({ elephant: { ...newElephant, id: "11" }, text: "A wish", decision: undefined }),
      header: signal(undefined),
    },
    outbox: {
      do: ({ kickOut }: { kickOut: { wording: string } }) =>
        new Promise<Answered>((answer) => sent.push({ wording: kickOut.wording, answer })),
    },
  };
  const context = { session, opened } as unknown as CommandContext;
  const close = () => (opened.value = undefined);
  act(() =>
    render(
      <CurrentContext.Provider value={context}>
        <KickDialog id="11" close={close} />
      </CurrentContext.Provider>,
      root(),
    ),
  );
  return { memory, opened, sent };
}

function write(text: string) {
  act(() => root().querySelector<HTMLInputElement>("input[type=radio]")!.click());
  act(() => {
    field().value = text;
    field().dispatchEvent(new Event("input", { bubbles: true }));
  });
}

function submit() {
  act(() => {
    root()
      .querySelector("form")!
      .dispatchEvent(new Event("submit", { cancelable: true }));
  });
}

async function answer(sent: ReturnType<typeof open>["sent"], answered: Answered) {
  await act(async () => sent.at(-1)?.answer(answered));
}

describe("PAGE-22 what was typed stays until the room has accepted it", () => {
  test("after a refusal the dialog keeps the sentence and shows the reason", async () => {
    const { opened, sent, memory } = open();
    write("Ann asks by Friday.");
    submit();
    submit();
    expect(sent.map(({ wording }) => wording)).toEqual(["Ann asks by Friday."]);
    expect(field().value).toBe("Ann asks by Friday.");
    await answer(sent, new Refused({ code: "REFUSAL_CODE_STAGE" }));
    expect([field().value, opened.value?.what]).toEqual(["Ann asks by Friday.", "kick"]);
    expect(root().querySelector(".trouble")?.textContent).toBe(new Refused({ code: "REFUSAL_CODE_STAGE" }).message);
    expect(memory.unsavedInput("kick/11")).toMatchObject({ text: "Ann asks by Friday." });
    submit();
    await answer(sent, undefined);
    expect(opened.value).toBeUndefined();
  });

  test("an answer closes only its own dialog", async () => {
    const { opened, sent } = open();
    write("Ann asks by Friday.");
    submit();
    act(() => {
      opened.value = { what: "invite" };
    });
    await answer(sent, undefined);
    expect(opened.value).toEqual({ what: "invite" });
  });
});
