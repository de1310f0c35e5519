// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { emptyRoom, newElephant, Role } from "../room/state";
import { type CommandContext, CurrentContext } from "../seat/commandContext";
import { Rows } from "./rows";

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("IntersectionObserver", undefined);
  document.body.innerHTML = '<div id="root"></div>';
});
afterEach(() => {
  render(null, root());
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const root = () => document.getElementById("root")!;
const elements = () => root().querySelectorAll("*").length;

/** Shows the list of so many elephants. */
function show(count: number) {
  const ids = Array.from({ length: count }, (_, i) => `${i + 1}`);
  const read: string[] = [];
  const elephants = ids.map((id) => {
    const seen = { elephant: { ...newElephant, id }, decision: undefined };
    return signal({
      ...seen,
      get text() {
        read.push(id);
        return `Elephant ${id}.`;
      },
    });
  });
  const header = signal(emptyRoom);
  const elephant = (id: string) => elephants[Number(id) - 1];
  const session = {
    view: { header, elephant, nameOf: () => "" },
    role: Role.participant,
    elephant: (id: string) => elephant(id)?.value.elephant,
    header: header.value,
  };
  const opened: unknown[] = [];
  const context = { session, opened: signal(undefined), open: (it: unknown) => opened.push(it) };
  act(() =>
    render(
      <CurrentContext.Provider value={context as unknown as CommandContext}>
        <Rows ids={ids} />
      </CurrentContext.Provider>,
      root(),
    ),
  );
  return { read, opened };
}

test("PAGE-55 a long list opens with as many elements as a short one, and reads as many texts", () => {
  const few = show(20).read.length;
  const atFirst = elements();
  render(null, root());
  const { read } = show(2_000);
  expect([elements(), read.length]).toEqual([atFirst, few]);
});

test("PAGE-55 the texts of all others follow, each in a button that opens its elephant", () => {
  const { opened } = show(2_000);
  const atFirst = elements();
  for (let i = 0; i < 200; i++) act(() => void vi.runOnlyPendingTimers());
  expect(root().querySelectorAll("li").length).toBe(2_000);
  expect(elements()).toBeLessThanOrEqual(atFirst + 2_000 * 2 + 100);
  const last = [...root().querySelectorAll("button")].at(-1);
  expect(last?.textContent).toBe("Elephant 2000.");
  act(() => last?.click());
  expect(opened).toEqual([{ what: "elephant", id: "2000" }]);
});
