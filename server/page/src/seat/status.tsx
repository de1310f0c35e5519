import { t } from "../t";
import { useCommandContext } from "./commandContext";

/** Shows the status of commands and texts. */
export function Status() {
  const { session } = useCommandContext();
  const { kind, sentence } = session.status;
  const isCut = kind === "cut" || kind === "connecting";
  const isTold = isCut || kind === "refused";
  return (
    <p class={`status status-${isCut ? "cut" : kind}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        {kind === "saved" ? <path d="M3 8.5l3.5 3.5L13 4.5" class="stroke" /> : null}
        {kind === "sending" ? <path d="M8 13V3M4 7l4-4 4 4" class="stroke" /> : null}
        {kind === "refused" ? <path d="M8 2.5v7M8 12.5v1" class="stroke" /> : null}
        {isCut ? <path d="M2 6q6-5 12 0M4.5 9q3.5-3 7 0M3 14L13 2" class="stroke" /> : null}
      </svg>
      <span key={sentence}>{sentence}</span>
      {!isCut && session.link.polls.value && (
        <span class="tag" title={t("status.polls_explain")}>
          {t("status.polls")}
        </span>
      )}
      <span class="unseen" role="status">
        {isTold ? sentence : ""}
      </span>
    </p>
  );
}
