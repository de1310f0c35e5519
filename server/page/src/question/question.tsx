import { useId } from "preact/hooks";
import type { QuestionState } from "../gen/messages";
import { answerKey } from "../room/items/answer";
import type { Session } from "../room/session";
import { useCommandContext } from "../seat/commandContext";
import { t } from "../t";
import { answerQuestion } from "../verbs/answerQuestion";
import { VerbButton } from "../verbs/button";
import { cancelQuestion } from "../verbs/cancelQuestion";
import { countAnswers } from "../verbs/countAnswers";
import { dropAnswer } from "../verbs/dropAnswer";
import { theRoom } from "../verbs/verb";
import { asksOf, kindOf, resultOf } from "./kinds";

/** The open question, or the result of the latest one until it is dismissed, whatever else is shown. Knows no kind of question. */
export function QuestionSpace() {
  const { session } = useCommandContext();
  const question = session.view.header.value?.question;
  const isShown = question !== undefined && session.dismissed.value !== question.round;
  const result = isShown && question.counted ? resultOf(question) : "";
  return (
    <div class="question-space">
      <span class="unseen" role="status">
        {result && `${asksOf(question as QuestionState)} ${result}`}
      </span>
      {isShown && (question.counted ? <Result question={question} /> : <Open question={question} />)}
    </div>
  );
}

function Result({ question }: { question: QuestionState }) {
  const { session } = useCommandContext();
  const id = useId();
  return (
    <section class="question" aria-labelledby={id}>
      <div class="question-words">
        <h2 id={id}>{asksOf(question)}</h2>
        <p class="question-result">{resultOf(question)}</p>
        <p class="hint">{t("question.answers", { n: question.answers })}</p>
      </div>
      <div class="question-acts">
        <button type="button" class="button small" onClick={() => session.dismiss(question.round)}>
          {t("room.dismiss")}
        </button>
      </div>
    </section>
  );
}

function Open({ question }: { question: QuestionState }) {
  const { session } = useCommandContext();
  const id = useId();
  const own = session.answer;
  const kind = kindOf(question);
  const mayAnswer = answerQuestion.canExecute(session, theRoom).state === "enabled";
  const count = countAnswers.canExecute(session, theRoom);
  const { answered, peopleHere } = session;
  const standing = standingOf(session);
  return (
    <section class="question" id="question" aria-labelledby={id}>
      <div class="question-words">
        <h2 id={id}>{asksOf(question)}</h2>
        {/* Who answered and left is counted, too. */}
        <p>{t("question.done", { done: answered, people: Math.max(answered, peopleHere) })}</p>
        {standing && <p class={`draft-state ${isUnsent(session) ? "is-unsent" : ""}`}>{standing}</p>}
        <p class="hint">{t("question.private")}</p>
        {count.state === "disabled" && <p class="hint">{t(count.reason, count.with as never)}</p>}
      </div>
      <div class="question-acts">
        {mayAnswer && kind && (
          <kind.Answer
            key={question.round}
            own={own?.answer}
            put={(answer) => {
              if (answer) session.desired.put({ key: answerKey, round: question.round, answer });
              else session.desired.remove(answerKey);
            }}
          />
        )}
        <VerbButton verb={dropAnswer} subject={theRoom} kind="small quiet" />
        <VerbButton
          verb={countAnswers}
          subject={theRoom}
          kind="small"
          isPrimary={count.state === "enabled"}
          showsDisabled
        />
        <VerbButton verb={cancelQuestion} subject={theRoom} kind="small quiet" />
      </div>
    </section>
  );
}

function isUnsent(session: Session): boolean {
  return session.answers.unsent.value.has(answerKey);
}

/** How this seat's answer stands; empty: there is nothing to say. "Safe here" is said of what this browser has stored. */
function standingOf(session: Session): string {
  // An answer that cannot be taken back now is no answer of this seat any more, but its trouble stands here, too.
  const trouble = session.answers.whyNot(answerKey) || session.answers.trouble.value;
  if (trouble || !session.answer) return trouble;
  if (!isUnsent(session)) return t("question.saved");
  return session.memory.isSafe ? t("question.waiting") : t("question.waiting_unkept");
}
