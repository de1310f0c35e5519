// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { t } from "../t";
import { Lazy } from "./lazy";

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = '<div id="root"></div>';
});
afterEach(() => {
  act(() => render(null, root()));
  vi.useRealTimers();
});

const root = () => document.getElementById("root")!;
const pass = (ms: number) => act(async () => void (await vi.advanceTimersByTimeAsync(ms)));

/** A part whose first requests fail. */
function part(failures: number) {
  const load = vi.fn(async () => {
    if (load.mock.calls.length <= failures) throw new TypeError("Failed to fetch dynamically imported module");
    return () => <p>Board</p>;
  });
  return load;
}

test("PAGE-32 a part that fails to load is tried again, and a note is shown until it is there", async () => {
  const load = part(2);
  act(() => render(<Lazy load={load} />, root()));
  await pass(0);
  expect(root().querySelector("[role=alert]")?.textContent).toContain(t("trouble.part_missing"));
  await pass(1_000);
  expect(load).toHaveBeenCalledTimes(2);
  await pass(2_000);
  expect([root().textContent, load.mock.calls.length]).toEqual(["Board", 3]);
});

test("PAGE-32 an unmounted part is not loaded", async () => {
  const load = part(9);
  act(() => render(<Lazy load={load} />, root()));
  await pass(0);
  act(() => render(null, root()));
  await pass(60_000);
  expect([root().textContent, load.mock.calls.length]).toEqual(["", 1]);
});
