import { useEffect, useState } from "preact/hooks";
import { timerState } from "../room/timer";
import { t } from "../t";
import { addMinute } from "../verbs/addMinute";
import { VerbButton } from "../verbs/button";
import { pauseTimer } from "../verbs/pauseTimer";
import { resumeTimer } from "../verbs/resumeTimer";
import { stopTimer } from "../verbs/stopTimer";
import { theRoom } from "../verbs/verb";
import { useCommandContext } from "./commandContext";

const TICK_MS = 100;

/** Shows the timer to everyone, whatever else is shown. Facilitators change it here. */
export function TimerSpace() {
  const { session } = useCommandContext();
  const { timer } = session.liveState;
  const state = timer && timerState(timer, session.live.serverTime);
  const [, draw] = useState("");
  useEffect(() => {
    if (!timer || timer.ends === "0") return;
    // Draws only when the words change.
    const ticking = setInterval(() => draw(timerState(timer, session.live.serverTime).words), TICK_MS);
    return () => clearInterval(ticking);
  }, [timer, session]);
  return (
    <>
      <span class="unseen" role="status">
        {state?.isOver && state.words}
      </span>
      {state && (
        <section class={`timer ${state.isOver ? "is-over" : ""}`} aria-label={t("timer.title")}>
          <strong role="timer" class={state.isPaused ? "is-paused" : ""}>
            {state.words}
          </strong>
          <VerbButton verb={pauseTimer} subject={theRoom} kind="small quiet" />
          <VerbButton verb={resumeTimer} subject={theRoom} kind="small quiet" />
          <VerbButton verb={addMinute} subject={theRoom} kind="small quiet" />
          <VerbButton verb={stopTimer} subject={theRoom} kind="small quiet" />
        </section>
      )}
    </>
  );
}
