import { Stage } from "../room/state";
import { stageAsks, stageName } from "../room/words";
import { t } from "../t";
import { wide } from "../ui/signals";
import { VerbButton } from "../verbs/button";
import { goToStage } from "../verbs/goToStage";
import { useCommandContext } from "./commandContext";

const stages = Object.values(Stage);

/** Shows the stages. Facilitators and hosts change the stage here. */
export function Ribbon() {
  const { session } = useCommandContext();
  const now = session.view.header.value?.stage ?? 0;
  const prompt = session.view.header.value?.prompt;
  return (
    <section class="ribbon" aria-label={t("room.now")}>
      <nav class="stages" aria-label={t("room.stages")}>
        <ol>
          {stages.map((stage) => (
            <li key={stage} class={stage < now ? "done" : ""} aria-current={stage === now ? "step" : undefined}>
              {goToStage.canExecute(session, { what: "stage", stage }).state === "enabled" ? (
                <VerbButton verb={goToStage} subject={{ what: "stage", stage }} label={stageName(stage)} kind="bare" />
              ) : (
                <span>{stageName(stage)}</span>
              )}
            </li>
          ))}
        </ol>
      </nav>
      <div class="asks">
        {prompt && now <= Stage.debrief && (
          <p class={wide.value ? "prompt unseen" : "prompt"} dir="auto">
            <span class="unseen">{t("room.prompt")}: </span>
            {prompt}
          </p>
        )}
        <p class="asks-line">{stageAsks(now)}</p>
      </div>
    </section>
  );
}
