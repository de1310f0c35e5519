import { goToStage } from "../room/acts/goToStage";
import { reveal } from "../room/acts/reveal";
import { Stage } from "../room/state";
import { stageCard, stageName } from "../room/words";
import { t } from "../t";
import { HatPicture } from "../write/hat";
import { useDesk } from "./desk";

const LEAST = 3;

/** The facilitator's card: say this, then press that. */
export function Card() {
  const { session } = useDesk();
  const header = session.view.header.value;
  if (!header || !session.may("goToStage")) return null;
  const { stage, round, pours, anonymous } = header;
  const mayPour = session.may("reveal");
  const hat = session.hat.value;
  const pourFirst = mayPour && pours === 0;
  return (
    <details class="card-box" open>
      <summary>{t("card_next.heading")}</summary>
      <p class="card-say">{stage === Stage.gather && !anonymous ? t("card_next.gather_named") : stageCard(stage)}</p>
      {mayPour && (
        <p class="card-hat">
          <HatPicture />
          {hat > 0 ? t("hat.step", { n: hat }) : t("hat.too_few", { n: LEAST })}
        </p>
      )}
      <div class="card-acts">
        {mayPour && (
          <button
            type="button"
            class={`button ${pourFirst ? "primary" : ""}`}
            onClick={() => reveal(session, round)}
            aria-describedby="reveal-rule"
          >
            {pours === 0 ? t("card_next.reveal") : t("card_next.shake")}
          </button>
        )}
        {stage < Stage.close && (
          <button
            type="button"
            class={`button ${pourFirst ? "" : "primary"}`}
            onClick={() => goToStage(session, stage, stage + 1)}
          >
            {t("card_next.next", { stage: stageName(stage + 1) })}
          </button>
        )}
      </div>
      {mayPour && (
        <p class="hint" id="reveal-rule">
          {anonymous ? t("card_next.reveal_rule", { least: LEAST }) : t("card_next.reveal_named")}
        </p>
      )}
    </details>
  );
}
