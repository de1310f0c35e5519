// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { emptyRoom, Role, Stage } from "../room/state";
import { read } from "../wire/message";
import { type CommandContext, CurrentContext } from "./commandContext";
import { PourBanner } from "./pour";

beforeEach(() => {
  document.body.innerHTML = '<div id="root"></div>';
});
afterEach(() => render(null, root()));

const root = () => document.getElementById("root")!;

describe("PAGE-30 Escape stops an announced pour", () => {
  test("unless it ends the composition of a character or was for something else", () => {
    let stops = 0;
    const session = {
      role: Role.facilitator,
      liveState: read("LiveState", {}),
      isPourAnnounced: true,
      header: { ...emptyRoom, stage: Stage.spot },
      live: { countdown: { left: signal(3), until: 1, drop: () => {} }, serverTime: 0 },
      outbox: {
        do: async () => {
          stops += 1;
        },
      },
    };
    act(() =>
      render(
        <CurrentContext.Provider value={{ session, opened: signal(undefined) } as unknown as CommandContext}>
          <PourBanner />
        </CurrentContext.Provider>,
        root(),
      ),
    );
    const press = (how: KeyboardEventInit) => new KeyboardEvent("keydown", { key: "Escape", cancelable: true, ...how });
    dispatchEvent(press({ isComposing: true }));
    const used = press({});
    used.preventDefault();
    dispatchEvent(used);
    expect(stops).toBe(0);
    dispatchEvent(press({}));
    expect(stops).toBe(1);
  });
});
