import { useDesk } from "./desk";

/** The truth about what is saved. */
export function Status() {
  const { session } = useDesk();
  const live = session.link.state.value === "live";
  const unsent = session.pocket.unsent.value.size + session.outbox.waiting.value;
  const kind = !live ? "cut" : unsent > 0 ? "sending" : "saved";
  return (
    <p class={`status status-${kind}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        {kind === "saved" ? <path d="M3 8.5l3.5 3.5L13 4.5" class="stroke" /> : null}
        {kind === "sending" ? <path d="M8 13V3M4 7l4-4 4 4" class="stroke" /> : null}
        {kind === "cut" ? <path d="M2 6q6-5 12 0M4.5 9q3.5-3 7 0M3 14L13 2" class="stroke" /> : null}
      </svg>
      <span>{session.statusLine}</span>
      <span class="unseen" role="status">
        {kind === "cut" ? session.statusLine : ""}
      </span>
    </p>
  );
}
