import { decisionName } from "../room/words";
import { t } from "../t";
import { useCommandContext } from "./commandContext";

/** Shows a decision large over the room when its elephant leaves. */
export function DecisionBanner() {
  const { session } = useCommandContext();
  const shown = session.decided.shown.value;
  const length = shown?.sentence.length ?? 0;
  const size = length <= 90 ? "is-short" : length <= 220 ? "" : "is-long";
  return (
    <div class="decided-space" role="status">
      {shown && (
        <div class="decided" key={shown.id}>
          <p class="decided-about">
            <span class="tag">{decisionName(shown.kind)}</span>{" "}
            {shown.count === 1 ? <bdi>{shown.text}</bdi> : t("list.count", { n: shown.count })}
          </p>
          <p class={`decided-sentence ${size}`} dir="auto">
            {shown.sentence}
          </p>
        </div>
      )}
    </div>
  );
}
