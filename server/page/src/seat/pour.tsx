import { useEffect } from "preact/hooks";
import { t } from "../t";
import { VerbButton } from "../verbs/button";
import { stopPour } from "../verbs/stopPour";
import { theRoom } from "../verbs/verb";
import { useCommandContext } from "./commandContext";

/** Counts an announced pour down, whatever else is shown. Facilitators and hosts can stop it, by Escape as well. */
export function PourBanner() {
  const context = useCommandContext();
  const left = context.session.live.countdown.left.value;
  const isAnnounced = left !== undefined;
  useEffect(() => {
    if (!isAnnounced) return;
    const stop = (event: KeyboardEvent) => {
      // Escape also ends the composition of a character, and closes what takes it first.
      const isOther = event.isComposing || event.defaultPrevented;
      if (event.key === "Escape" && !isOther) stopPour.run(context, theRoom);
    };
    addEventListener("keydown", stop);
    return () => removeEventListener("keydown", stop);
  }, [isAnnounced, context]);
  return (
    <div class="pour-space">
      <span class="unseen" role="status">
        {isAnnounced && t("pour.announced")}
      </span>
      {isAnnounced && (
        <div class="pour">
          <p>
            <strong aria-hidden="true">{left > 0 ? t("pour.in", { n: left }) : t("pour.now")}</strong>{" "}
            <span>{t("pour.typing")}</span>
          </p>
          <VerbButton verb={stopPour} subject={theRoom} kind="danger" />
        </div>
      )}
    </div>
  );
}
