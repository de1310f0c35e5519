// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { render } from "preact";
import { act } from "preact/test-utils";
import { beforeEach, describe, expect, test } from "vitest";
import type { Session } from "../room/session";
import { emptyRoom, newElephant, Stage, Whereabouts } from "../room/state";
import type { Opened } from "../seat/commandContext";
import { type CommandContext, CurrentContext } from "../seat/commandContext";
import { t } from "../t";
import { DecisionWall, decisionsOf } from "./decisions";

const root = () => document.getElementById("root")!;

beforeEach(() => {
  document.body.innerHTML = '<div id="root"></div>';
});

function closed(stage: number) {
  const seen = (id: string) =>
    signal({
      elephant: { ...newElephant, id, whereabouts: id === "9" ? Whereabouts.porch : Whereabouts.gone },
      text: `elephant ${id}`,
      decision: `decision ${id}`,
    });
  return {
    view: {
      header: signal({ ...emptyRoom, stage }),
      groups: signal({ room: ["5"], porch: ["9"], gone: ["18446744073709551615", "7"], aside: [] }),
      elephant: seen,
    },
  } as unknown as Session;
}

describe("PAGE-63 in the close the floor is the wall of decisions", () => {
  test("open promises first, each opens its elephant, and what is left is counted", () => {
    expect(decisionsOf(closed(Stage.kickOut))).toEqual([]);
    const session = closed(Stage.close);
    let opened: Opened | undefined;
    const context = { session, open: (what: Opened) => (opened = what) } as unknown as CommandContext;
    act(() =>
      render(
        <CurrentContext.Provider value={context}>
          <DecisionWall decisions={decisionsOf(session)} />
        </CurrentContext.Provider>,
        root(),
      ),
    );
    const buttons = [...root().querySelectorAll("button")];
    expect(buttons.map((button) => button.querySelector(".decision-sentence")?.textContent)).toEqual([
      "decision 9",
      "decision 7",
      "decision 18446744073709551615",
    ]);
    expect(root().textContent).toContain(t("decision.still_in", { n: 1 }));
    act(() => buttons[1]?.click());
    expect(opened).toEqual({ what: "elephant", id: "7" });
  });
});
