// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { AnswerItemJson } from "../gen/elephantboard/v1/commands_pb";
import type { QuestionState } from "../gen/messages";
import { t } from "../t";
import { read } from "../wire/message";
import { asksOf, kinds, resultOf } from "./kinds";
import { yesNo } from "./yesNo";

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = '<div id="root"></div>';
});
afterEach(() => {
  render(null, root());
  vi.useRealTimers();
});

const root = () => document.getElementById("root")!;

function question(rest: object): QuestionState {
  return read("QuestionState", { round: "88", askedBy: 1, ...rest });
}

describe("YESNO-4 the page asks, answers, and shows a question of yes or no", () => {
  test("each of its sentences is offered, and shown as it was asked", () => {
    const shown = yesNo.choices.map(({ ask }) => asksOf(question(ask)));
    expect(shown).toEqual(yesNo.choices.map(({ sentence }) => t(sentence, undefined as never)));
    expect(new Set(shown).size).toBe(2);
    expect(kinds).toContain(yesNo);
  });

  test("its result says how many answered what", () => {
    const [{ ask }] = yesNo.choices as [(typeof yesNo.choices)[0]];
    const counted = question({ ...ask, counted: true, answers: 5, yesNoResult: { yes: 5 } });
    expect(resultOf(counted)).toBe(t("yes_no.result", { yes: 5, no: 0 }));
  });

  test("a double click answers and does not take the answer back (PAGE-27)", () => {
    const puts: unknown[] = [];
    let own: AnswerItemJson | undefined;
    const draw = () =>
      act(() =>
        render(
          <yesNo.Answer
            own={own}
            put={(answer) => {
              puts.push(answer);
              own = answer;
            }}
          />,
          root(),
        ),
      );
    draw();
    for (let i = 0; i < 2; i++) {
      act(() => root().querySelector("button")!.click());
      draw();
    }
    expect(puts).toEqual([{ yesNo: { answer: "YES_NO_YES" } }]);
  });

  test("a press answers, another changes it, and one on the given answer takes it back", () => {
    let own: AnswerItemJson | undefined;
    const draw = () => act(() => render(<yesNo.Answer own={own} put={(answer) => (own = answer)} />, root()));
    const pressed = () => [...root().querySelectorAll("button")].map((each) => each.getAttribute("aria-pressed"));
    const press = (label: string) => {
      act(() => void vi.advanceTimersByTime(600));
      act(() => [...root().querySelectorAll("button")].find(({ textContent }) => textContent === label)!.click());
      draw();
    };
    draw();
    expect(pressed()).toEqual(["false", "false"]);
    press(t("yes_no.yes"));
    expect([own, pressed()]).toEqual([{ yesNo: { answer: "YES_NO_YES" } }, ["true", "false"]]);
    press(t("yes_no.no"));
    expect([own, pressed()]).toEqual([{ yesNo: { answer: "YES_NO_NO" } }, ["false", "true"]]);
    press(t("yes_no.no"));
    expect([own, pressed()]).toEqual([undefined, ["false", "false"]]);
  });
});
