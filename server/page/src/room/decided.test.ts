import { signal } from "@preact/signals";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { RoomEvent } from "../wire/values";
import { Decided } from "./decided";
import { Decision, newElephant, Whereabouts } from "./state";
import type { Seen, View } from "./view";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function room(decisions: Record<string, string>) {
  const elephants = new Map(
    Object.entries(decisions).map(([id, decision]) => [
      id,
      signal<Seen>({
        elephant: { ...newElephant, id, whereabouts: Whereabouts.gone },
        text: `elephant ${id}`,
        decision,
      }),
    ]),
  );
  const decided = new Decided();
  const view = { elephant: (id: string) => elephants.get(id) } as unknown as View;
  const out = (...ids: string[]) =>
    decided.announce(
      ids.map((id) => ({ fact: { arm: "kickedOut", id, kind: Decision.accepted } }) as unknown as RoomEvent),
      view,
    );
  return { decided, elephants, out, view };
}

describe("PAGE-62 a decision is shown large when its elephant leaves", () => {
  test("for as long as it takes to read it aloud", () => {
    const { decided, out } = room({ 1: "We live with it." });
    out("1");
    expect(decided.shown.value).toMatchObject({ sentence: "We live with it.", text: "elephant 1", count: 1 });
    vi.advanceTimersByTime(5_800);
    expect(decided.shown.value).toBeDefined();
    vi.advanceTimersByTime(200);
    expect(decided.shown.value).toBeUndefined();
  });

  test("the same one for several elephants once, others after it, and none that came back", () => {
    const { decided, elephants, out, view } = room({ 1: "Same.", 2: "Same.", 3: "Third." });
    out("1", "2", "3");
    expect(decided.shown.value).toMatchObject({ sentence: "Same.", count: 2 });
    vi.advanceTimersByTime(6_000);
    expect(decided.shown.value?.sentence).toBe("Third.");
    const third = elephants.get("3")!;
    third.value = { ...third.value, elephant: { ...third.value.elephant, whereabouts: Whereabouts.room } };
    decided.announce([], view);
    expect(decided.shown.value).toBeUndefined();
  });
});
