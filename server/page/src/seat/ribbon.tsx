import { goToStage } from "../room/acts/goToStage";
import { Stage } from "../room/state";
import { stageAsks, stageName } from "../room/words";
import { t } from "../t";
import { wide } from "../ui/signals";
import { useDesk } from "./desk";

const stages = Object.values(Stage);

/** Where the room is; whoever may, goes elsewhere by it. */
export function Ribbon() {
  const { session } = useDesk();
  const now = session.view.header.value?.stage ?? 0;
  const prompt = session.view.header.value?.prompt;
  const may = session.may("goToStage");
  return (
    <section class="ribbon" aria-label={t("room.now")}>
      <nav class="stages" aria-label={t("room.stages")}>
        <ol>
          {stages.map((stage) => (
            <li key={stage} class={stage < now ? "done" : ""} aria-current={stage === now ? "step" : undefined}>
              {may && stage !== now ? (
                <button type="button" onClick={() => goToStage(session, now, stage)}>
                  {stageName(stage)}
                </button>
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
