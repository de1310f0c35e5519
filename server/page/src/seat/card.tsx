import { Stage } from "../room/state";
import { stageCard, stageName } from "../room/words";
import { t } from "../t";
import { askQuestion, isOpen } from "../verbs/askQuestion";
import { VerbButton } from "../verbs/button";
import { goToStage } from "../verbs/goToStage";
import { reveal } from "../verbs/reveal";
import { startReading } from "../verbs/startReading";
import { startTimer } from "../verbs/startTimer";
import { type Subject, theRoom } from "../verbs/verb";
import { HatPicture } from "../write/hat";
import { useCommandContext } from "./commandContext";

/** The facilitator's card: what to say, and what to press next. */
export function Card() {
  const { session } = useCommandContext();
  const header = session.view.header.value;
  if (!header) return null;
  const { stage, pours, anonymous, question } = header;
  const next: Subject = { what: "stage", stage: stage + 1 };
  const back: Subject = { what: "stage", stage: stage - 1 };
  if ([next, back].every((each) => goToStage.canExecute(session, each).state === "hidden")) return null;
  const can = reveal.canExecute(session, theRoom);
  // Also while a pour is announced, so that nothing in the card moves.
  const mayPour = can.state === "enabled" || (can.state === "disabled" && can.reason !== "verb.stages");
  const hat = session.live.hat.value;
  const least = session.limits.value.leastPoured;
  const pourFirst = mayPour && pours === 0;
  return (
    <details class="card-box" open>
      <summary>{t("card_next.heading")}</summary>
      <p class="card-say">{sayOf(stage, anonymous, pours)}</p>
      {mayPour && (hat > 0 || pours === 0) && (
        <p class="card-hat">
          <HatPicture />
          {hat > 0 ? t("hat.step", { n: hat }) : t("hat.too_few", { n: least })}
        </p>
      )}
      <div class="card-acts">
        <VerbButton
          verb={reveal}
          subject={theRoom}
          label={pours === 0 ? t("card_next.reveal") : t("card_next.shake")}
          isPrimary={pourFirst}
          showsDisabled={mayPour}
          describedBy="reveal-rule"
        />
        <VerbButton
          verb={goToStage}
          subject={next}
          label={t("card_next.next", { stage: stageName(stage + 1) })}
          isPrimary={!pourFirst && !isOpen(question)}
        />
        {stage === Stage.debrief && session.hasElephants && <VerbButton verb={startReading} subject={theRoom} />}
        <VerbButton verb={startTimer} subject={theRoom} />
        <VerbButton verb={askQuestion} subject={theRoom} />
      </div>
      {mayPour && (
        <p class="hint" id="reveal-rule">
          {anonymous ? t("card_next.reveal_rule", { least }) : t("card_next.reveal_named")}
        </p>
      )}
    </details>
  );
}

/** Returns what the facilitator says now. */
function sayOf(stage: number, anonymous: boolean, pours: number): string {
  if (stage === Stage.gather && !anonymous) return t("card_next.gather_named");
  return stage === Stage.spot && pours > 0 ? t("card_next.spot_poured") : stageCard(stage);
}
