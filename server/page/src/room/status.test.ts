import { describe, expect, test } from "vitest";
import { t } from "../t";
import { statusOf } from "./status";

const calm = { link: "live", obstacle: undefined, notAdmitted: "", waiting: 0, refused: 0, isFailing: false } as const;

describe("PAGE-26 one status shows the state of commands and texts", () => {
  test.each([
    [{ ...calm }, "saved", t("status.saved")],
    [{ ...calm, waiting: 2, refused: 1 }, "sending", t("status.sending", { n: 2 })],
    [{ ...calm, refused: 1 }, "refused", t("status.refused")],
    [{ ...calm, link: "cut", waiting: 2 } as const, "cut", "Reconnecting, your text is safe"],
    [{ ...calm, link: "cut", isFailing: true } as const, "cut", undefined],
    [{ ...calm, link: "cut", notAdmitted: "No such room." } as const, "cut", "No such room."],
    [{ ...calm, notAdmitted: "No such room." }, "saved", t("status.saved")],
    [{ ...calm, link: "connecting" } as const, "connecting", undefined],
  ])("%o", (facts, kind, sentence) => {
    const status = statusOf(facts);
    expect(status.kind).toBe(kind);
    if (sentence) expect(status.sentence).toBe(sentence);
  });

  test.each([
    ["offline", "status.offline"],
    ["server", "status.no_answer"],
    ["network", "status.blocked"],
  ] as const)("PAGE-51 it names what is in the way: %s", (obstacle, key) => {
    expect(statusOf({ ...calm, link: "cut", obstacle })).toEqual({ kind: "cut", sentence: t(key) });
    expect(statusOf({ ...calm, obstacle }).kind).toBe("saved");
  });

  test("a text is called safe only where it is stored", () => {
    expect(statusOf({ ...calm, link: "cut", isFailing: true }).sentence).not.toContain("safe");
  });
});
