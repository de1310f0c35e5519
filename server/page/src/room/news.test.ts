import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Fact } from "../gen/messages";
import { News } from "./news";
import { View } from "./view";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function spoken(fact: Fact): string {
  const news = new News();
  news.announce([{ sequence: 1, by: 2, fact } as never], 1, new View());
  vi.advanceTimersByTime(1_000);
  return news.spoken.value;
}

describe("PAGE-33 the result of a question is announced once", () => {
  test("by the result itself, not by the news", () => {
    expect(spoken({ arm: "answersCounted", round: "88" } as Fact)).toBe("");
    expect(spoken({ arm: "questionCanceled", round: "88" } as Fact)).not.toBe("");
  });
});
