// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { JoinRequestJson } from "../gen/elephantboard/v1/service_pb";
import { type Seat, Seats } from "../room/seats";
import { t } from "../t";
import { Join } from "./join";

const root = () => document.getElementById("root")!;
const button = (label: string) => [...root().querySelectorAll("button")].find((each) => each.textContent === label);

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  document.body.innerHTML = '<div id="root"></div>';
});
afterEach(() => {
  render(null, root());
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Answers each join with the next code; "": the person is in. */
async function open(codes: string[]) {
  const asked: JoinRequestJson[] = [];
  vi.stubGlobal("fetch", (path: string, init: RequestInit) => {
    if (!path.endsWith("/participants")) {
      return Promise.resolve({ ok: true, json: () => Promise.resolve({ name: "Deals", departments: ["Sales"] }) });
    }
    asked.push(JSON.parse(init.body as string));
    const code = codes.shift() ?? "";
    const refusal = { code: `REFUSAL_CODE_${code}`, sentence: code, parameters: { number: "417" } };
    const joined = { token: "t2", participant: 2, role: "ROLE_PARTICIPANT", room: "AAECAwQFBgcICQoLDA0ODw==" };
    return Promise.resolve({ ok: code === "", json: () => Promise.resolve(code === "" ? joined : refusal) });
  });
  const seats = new Seats("JOIN");
  const seated: Seat[] = [];
  await act(async () => {
    render(<Join code="JOIN" seats={seats} hostSecret={undefined} joined={(seat) => seated.push(seat)} />, root());
    await vi.advanceTimersByTimeAsync(0);
  });
  for (let i = 0; i < 5; i++) await act(async () => void (await vi.advanceTimersByTimeAsync(10)));
  const name = root().querySelector("input")!;
  await act(async () => {
    name.value = "Hanna";
    name.dispatchEvent(new Event("input", { bubbles: true }));
  });
  const press = (label: string) =>
    act(async () => {
      button(label)
        ?.closest("form")
        ?.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
      await vi.advanceTimersByTimeAsync(0);
    });
  const pass = (ms: number) => act(async () => void (await vi.advanceTimersByTimeAsync(ms)));
  return { asked, seated, press, pass };
}

describe("REMOVE-4 who was removed waits, and comes in by itself", () => {
  test("as soon as those who lead let them in", async () => {
    const { asked, seated, press, pass } = await open(["REMOVED", "REMOVED", ""]);
    await press(t("join.submit"));
    expect(root().textContent).toContain(t("join.waiting"));
    await pass(3_000);
    expect([asked.length, seated.length]).toEqual([2, 0]);
    await pass(3_000);
    expect(seated.map(({ participant, name }) => [participant, name])).toEqual([[2, "Hanna"]]);
    expect(new Set(asked.map(({ secret }) => secret)).size).toBe(1);
    await pass(10_000);
    expect(asked).toHaveLength(3);
  });
});

describe("SEAT-3 who lost their device is asked for on request only", () => {
  test("a taken name offers it, and the request is repeated until they are let in", async () => {
    const { asked, seated, press, pass } = await open(["NAME_TAKEN", "ASKED", ""]);
    await press(t("join.submit"));
    await pass(10_000);
    expect(asked).toHaveLength(1);
    await act(async () => {
      button(t("join.thats_me", { name: "Hanna" }))?.click();
      await vi.advanceTimersByTimeAsync(0);
    });
    await pass(3_000);
    expect(asked.map(({ asks }) => asks)).toEqual([undefined, true, true]);
    expect(seated).toHaveLength(1);
  });
});
