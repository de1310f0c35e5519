import type { QuestionState } from "../gen/messages";
import { type Key, t } from "../t";
import { useSettling } from "../ui/settling";
import type { AnswerProps, QuestionKind } from "./kind";

const sentences = {
  1: { sentence: "yes_no.more_time", ask: { yesNo: { sentence: "YES_NO_SENTENCE_MORE_TIME" } } },
  2: { sentence: "yes_no.good_enough", ask: { yesNo: { sentence: "YES_NO_SENTENCE_GOOD_ENOUGH" } } },
} as const;

/** Yes or no to a sentence. */
export const yesNo: QuestionKind = {
  member: "yesNo",
  choices: Object.values(sentences),
  asks({ yesNo: asked }: QuestionState) {
    const key: Key = sentences[asked?.sentence as 1 | 2]?.sentence ?? "question.unknown";
    return t(key);
  },
  result: ({ yesNoResult: { yes, no } = { yes: 0, no: 0 } }) => t("yes_no.result", { yes, no }),
  Answer,
};

/** A press on the given answer takes it back. */
function Answer({ own, put }: AnswerProps) {
  const given = own?.yesNo?.answer;
  return (
    <div class="question-answer">
      {(["YES_NO_YES", "YES_NO_NO"] as const).map((answer) => (
        <AnswerButton
          key={answer}
          label={answer === "YES_NO_YES" ? t("yes_no.yes") : t("yes_no.no")}
          isGiven={answer === given}
          press={() => put(answer === given ? undefined : { yesNo: { answer } })}
        />
      ))}
    </div>
  );
}

function AnswerButton({ label, isGiven, press }: { label: string; isGiven: boolean; press: () => void }) {
  const isSettling = useSettling(`${isGiven}`);
  return (
    <button
      type="button"
      class="button toggle"
      aria-pressed={isGiven}
      aria-disabled={isSettling}
      onClick={() => !isSettling && press()}
    >
      {label}
    </button>
  );
}
