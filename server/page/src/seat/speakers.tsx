import { t } from "../t";
import { VerbButton } from "../verbs/button";
import { giveFloor } from "../verbs/giveFloor";
import { lowerHand } from "../verbs/lowerHand";
import { raiseHand } from "../verbs/raiseHand";
import { releaseFloor } from "../verbs/releaseFloor";
import { theRoom } from "../verbs/verb";
import { useCommandContext } from "./commandContext";

/** Who has the floor and whose hands are raised, with this person's own hand. */
export function Speakers() {
  const { session } = useCommandContext();
  const { hands, floor } = session.liveState;
  const isAsking = [raiseHand, lowerHand].some((verb) => verb.canExecute(session, theRoom).state !== "hidden");
  if (floor === 0 && hands.length === 0 && !isAsking) return null;
  return (
    <section class="speakers" aria-label={t("floor.title")}>
      <p role="status">
        {floor !== 0 && (
          <strong>
            <bdi>{t("floor.has", { name: session.view.nameOf(floor) })}</bdi>
          </strong>
        )}
        {hands.length > 0 && (
          <span>
            {t("floor.hands", { names: hands.map((hand, i) => `${i + 1} ${session.view.nameOf(hand)}`).join(", ") })}
          </span>
        )}
      </p>
      <VerbButton verb={raiseHand} subject={theRoom} kind="small" />
      <VerbButton verb={lowerHand} subject={theRoom} kind="small" />
      <VerbButton verb={giveFloor} subject={theRoom} kind="small" isPrimary />
      <VerbButton verb={releaseFloor} subject={theRoom} kind="small" />
    </section>
  );
}

/** What a person's row says about their hand or the floor. */
export function speakingOf(hands: readonly number[], floor: number, participant: number): string {
  const at = hands.indexOf(participant);
  if (floor === participant) return t("floor.tag");
  return at < 0 ? "" : t("floor.hand", { n: at + 1 });
}
