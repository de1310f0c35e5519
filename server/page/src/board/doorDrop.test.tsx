// @vitest-environment happy-dom

import { readFileSync } from "node:fs";
import { signal } from "@preact/signals";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { look } from "../gen/look";
import { Decision, emptyRoom, newElephant, Role, Stage, Whereabouts } from "../room/state";
import { CommandContext, CurrentContext } from "../seat/commandContext";
import { t } from "../t";
import { onFloor } from "../verbs/moveElephant";
import { doorCall, dropOnDoor } from "./doorDrop";
import { restingMiddle } from "./geometry";
import { Porch } from "./porch";

const root = () => document.getElementById("root")!;
const { doorway } = look.work;
const within = { x: 1500, y: 200 };

beforeEach(() => {
  document.body.innerHTML = '<div id="root"></div>';
});
afterEach(() => render(null, root()));

function seated(role: number, stage: number = Stage.kickOut) {
  const notes: string[] = [];
  const session = {
    role,
    participant: 1,
    header: { ...emptyRoom, stage },
    elephant: () => ({ ...newElephant, id: "7" }),
    memory: { unsavedInput: () => undefined },
    news: { note: (text: string) => notes.push(text) },
  };
  const context = new CommandContext(session as never);
  return { context, session: session as never, notes };
}

describe("PAGE-60 an elephant dropped on the door gets its decision", () => {
  test("the door opens for who may show it out", () => {
    const { session } = seated(Role.facilitator);
    expect(doorCall(session, "7", { x: 300, y: 500 })).toBe("offers");
    expect(doorCall(session, "7", within)).toBe("takes");
    expect(doorCall(session, "7", undefined)).toBe("none");
    expect(doorCall(seated(Role.participant).session, "7", within)).toBe("none");
  });

  test("the decision opens, and the elephant waits in the door until it is closed", () => {
    const { context } = seated(Role.facilitator);
    dropOnDoor(context, { id: "7", ...within });
    expect(context.opened.value).toEqual({ what: "kick", id: "7" });
    expect(context.atDoor.value).toMatchObject({ id: "7", x: 1500 });
    context.close();
    expect(context.atDoor.value).toBeUndefined();
  });

  test("who may not is told why, and it goes back", () => {
    const { context, notes } = seated(Role.participant);
    dropOnDoor(context, { id: "7", ...within });
    const late = seated(Role.facilitator, Stage.close);
    dropOnDoor(late.context, { id: "7", ...within });
    expect([context.opened.value, context.atDoor.value, late.context.opened.value]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(notes).toEqual([t("door.role")]);
    expect(late.notes[0]).toContain(t("stage.kick_out"));
  });
});

describe("MOVE-6 the doorway is no floor", () => {
  const { moves } = JSON.parse(readFileSync("../../tests/Vectors/floor.json", "utf8")) as {
    moves: { to: [number, number]; ends: [number, number] }[];
  };

  test("a move ends where the server lets it end", () => {
    for (const { to, ends } of moves) {
      const { x, y } = onFloor(...to);
      expect([x, y]).toEqual(ends);
    }
  });

  test.each([
    [118, 80],
    [184, 120],
    [420, 300],
  ])("no resting elephant of %s by %s is drawn in it", (width, height) => {
    for (let x = 0; x <= 1600; x += 40) {
      for (let y = 0; y <= 900; y += 30) {
        const at = restingMiddle(x, y, { width, height });
        expect(at.x + width / 2 <= doorway.left || at.y - height / 2 >= doorway.bottom).toBe(true);
      }
    }
  });
});

describe("PAGE-61 elephants on the porch are in the doorway", () => {
  test("each opens by a click, and those that do not fit are counted", () => {
    const { context } = seated(Role.participant);
    const seen = (id: string) =>
      signal({
        elephant: { ...newElephant, id, whereabouts: Whereabouts.porch, decisionKind: Decision.step },
        text: `elephant ${id}`,
        decision: "Ann asks Bo by Friday.",
      });
    Object.assign(context.session, {
      view: {
        header: signal({ ...emptyRoom, stage: Stage.kickOut }),
        groups: signal({ room: [], porch: ["1", "2", "3", "4"], gone: [], aside: [] }),
        elephant: seen,
      },
    });
    act(() =>
      render(
        <CurrentContext.Provider value={context}>
          <Porch />
        </CurrentContext.Provider>,
        root(),
      ),
    );
    const notes = [...root().querySelectorAll("button")];
    expect(notes.map((note) => note.textContent)).toEqual(["elephant 1", "elephant 2"]);
    expect(notes[0]?.title).toBe("elephant 1\nAnn asks Bo by Friday.");
    expect(root().textContent).toContain(t("board.more_people", { n: 2 }));
    act(() => notes[1]?.click());
    expect(context.opened.value).toEqual({ what: "elephant", id: "2" });
  });
});
