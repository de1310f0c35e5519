import type { Session } from "../room/session";
import { isOut, isShown, Stage } from "../room/state";
import type { Seen } from "../room/view";
import { decisionName } from "../room/words";
import { useCommandContext } from "../seat/commandContext";
import { t } from "../t";

/** Returns the decisions that the wall shows: in the close, open promises first. */
export function decisionsOf(session: Session): readonly Seen[] {
  if (session.view.header.value?.stage !== Stage.close) return [];
  const { porch, gone } = session.view.groups.value;
  return [porch, gone].flatMap((ids) =>
    ids
      .map((id) => session.view.elephant(id)?.value)
      .filter((seen) => seen !== undefined && isShown(seen.elephant) && isOut(seen.elephant))
      .map((seen) => seen as Seen)
      .sort((a, b) => (BigInt(a.elephant.id) < BigInt(b.elephant.id) ? -1 : 1)),
  );
}

/** In the close, shows all decisions of the room instead of its floor. */
export function DecisionWall({ decisions }: { decisions: readonly Seen[] }) {
  const context = useCommandContext();
  const left = context.session.view.groups.value.room.length;
  const columns = decisions.length <= 3 ? "is-few" : decisions.length > 12 ? "is-many" : "";
  return (
    <section class={`decisions ${columns}`} aria-label={t("decision.wall", { n: decisions.length })}>
      <h2>{t("decision.wall", { n: decisions.length })}</h2>
      <ul>
        {decisions.map(({ elephant, text, decision }) => (
          <li key={elephant.id}>
            <button
              type="button"
              class={`decision colour-${elephant.colour}`}
              onClick={() => context.open({ what: "elephant", id: elephant.id })}
            >
              <span class="decision-kind">{decisionName(elephant.decisionKind)}</span>
              <span class="decision-sentence" dir="auto">
                {decision}
              </span>
              <span class="decision-elephant" dir="auto">
                {text ?? t("elephant.no_text")}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {left > 0 && <p class="decisions-left">{t("decision.still_in", { n: left })}</p>}
    </section>
  );
}
