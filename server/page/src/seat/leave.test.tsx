// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import sentences from "../gen/en.dialogs.json";
import { Memory } from "../room/memory";
import { emptyRoom } from "../room/state";
import { addSentences, t } from "../t";
import { read } from "../wire/message";
import { type CommandContext, CurrentContext } from "./commandContext";
import { LeaveDialog } from "./leave";
import { PrivateDialog } from "./private";

addSentences(sentences);

beforeEach(() => {
  localStorage.clear();
  document.body.innerHTML = '<div id="root"></div>';
});
afterEach(() => render(null, root()));

const root = () => document.getElementById("root")!;
const words = () => root().textContent ?? "";

function show(Dialog: typeof LeaveDialog, anonymous = true) {
  const memory = new Memory("LEAVE", 1);
  const session = {
    memory,
    seat: { name: "Ann" },
    desired: { own: signal(["11"]) },
    view: { header: signal({ ...emptyRoom, anonymous }) },
    header: emptyRoom,
    role: 1,
    liveState: read("LiveState", {}),
  };
  const draw = () =>
    act(() =>
      render(
        <CurrentContext.Provider value={{ session, opened: signal(undefined) } as unknown as CommandContext}>
          <Dialog close={() => {}} />
        </CurrentContext.Provider>,
        root(),
      ),
    );
  draw();
  return { memory, draw };
}

describe("PAGE-24 who leaves knows what the browser forgets and keeps", () => {
  test("it says that drafts are forgotten only if the keys are not kept", () => {
    show(LeaveDialog);
    expect(words()).toContain(t("leave.forgets"));
    act(() => root().querySelector("input")!.click());
    expect(words()).not.toContain(t("leave.forgets"));
    expect(words()).toContain(t("leave.keep_keys_means", { name: "Ann" }));
  });

  test("who has a host link is told that it is forgotten", () => {
    const { memory, draw } = show(LeaveDialog);
    expect(words()).not.toContain(t("leave.forgets_host"));
    memory.hostLink = "https://board/r/CODE#host=secret";
    render(null, root());
    draw();
    expect(words()).toContain(t("leave.forgets_host"));
  });
});

describe("PAGE-36 what is stored is listed", () => {
  test.each([true, false])("answers to questions too; anonymous: %s", (anonymous) => {
    show(PrivateDialog, anonymous);
    expect(words()).toContain(t("private.answers"));
  });
});
