import type { ComponentChildren, JSX } from "preact";
import { useContext } from "preact/hooks";
import { look } from "../gen/look";
import type { Elephant } from "../room/state";
import { hurts } from "../room/words";
import { CurrentContext } from "../seat/commandContext";
import { t } from "../t";

interface Props {
  /** The known fields of the elephant; a draft has only `hurts`. */
  readonly elephant: Partial<Elephant>;
  readonly size?: "card" | "large" | "piece" | "table";
  /** Whether its marks have no words and are beside the face. */
  readonly isSmall?: boolean;
  readonly children: ComponentChildren;
  readonly foot?: ComponentChildren;
}

/** Returns the number of wrinkles: one for each return and for each pour since the elephant's own. */
export function wrinklesOf({ returns = 0, pour = 0 }: Partial<Elephant>, pours: number): number {
  return Math.min(look.wrinkles.most, returns + (pour > 0 ? Math.max(0, pours - pour) : 0));
}

/** Draws an elephant: a rounded note with two ears and a trunk, in two tones of one color. */
export function ElephantLook({ elephant, size = "card", isSmall = false, children, foot }: Props) {
  const pours = useContext(CurrentContext)?.session.view.header.value?.pours ?? 0;
  const { colour = 0, hurts: sum = 0 } = elephant;
  const kind = colour >= 1 && colour <= 6 ? colour : 6;
  const wrinkles = wrinklesOf(elephant, pours);
  return (
    <span class={`elephant elephant-${size} colour-${kind} ${isSmall ? "is-small" : ""}`}>
      <svg class="ear-shape ear-start" viewBox="0 0 40 64" aria-hidden="true">
        <path d="M38 6C26-4 4 2 2 24c-2 20 14 36 26 34 8-2 10-8 10-14z" />
      </svg>
      <svg class="ear-shape ear-end" viewBox="0 0 40 64" aria-hidden="true">
        <path d="M2 6C14-4 36 2 38 24c2 20-14 36-26 34C4 56 2 50 2 44z" />
      </svg>
      <svg class="trunk-shape" viewBox="0 0 48 40" aria-hidden="true">
        <path d="M32 0c2 14 2 24-6 29-7 4-15 1-16-6" />
      </svg>
      <span class="elephant-body">
        <span class="forehead" aria-hidden="true">
          <i class="eye-dot" />
          <svg class="wrinkles" viewBox="0 0 48 14" aria-hidden="true">
            {Array.from({ length: wrinkles }, (_, i) => (
              <path key={i} d={`M4 ${3 + i * 4.5}q20 5 40 0`} />
            ))}
          </svg>
          <i class="eye-dot" />
        </span>
        {isSmall && sum > 0 && <Marks sum={sum} />}
        <span class="elephant-text" dir="auto">
          {children}
        </span>
        {((sum > 0 && !isSmall) || foot) && (
          <span class="elephant-foot">
            {sum > 0 && !isSmall && <Hurts sum={sum} />}
            {foot}
          </span>
        )}
      </span>
    </span>
  );
}

/** Shows what an elephant hurts by marks alone. Their words are read out, and shown on hover. */
function Marks({ sum }: { sum: number }) {
  const shown = hurts.filter((hurt) => (sum & hurt.bit) !== 0);
  const words = shown.map((hurt) => hurt.name()).join(", ");
  return (
    <span class="marks" title={words}>
      <span aria-hidden="true">{shown.map((hurt) => hurt.mark).join("")}</span>
      <span class="unseen">{words}</span>
    </span>
  );
}

/** Shows what an elephant hurts, each with its mark and its word. */
export function Hurts({ sum }: { sum: number }) {
  return (
    <span class="hurts">
      {hurts
        .filter((hurt) => (sum & hurt.bit) !== 0)
        .map((hurt) => (
          <span key={hurt.bit} class="hurt">
            <span aria-hidden="true">{hurt.mark}</span> {hurt.name()}
          </span>
        ))}
    </span>
  );
}

/** Shows how often an elephant came back: an arrow and the number. */
export function Returns({ n }: { n: number }): JSX.Element | null {
  if (n === 0) return null;
  return (
    <span class="returns" title={t("elephant.returns", { n })}>
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <path d="M5 8h7a4 4 0 0 1 0 8H8M8 4L4 8l4 4" class="stroke" />
      </svg>
      <span aria-hidden="true">{n}</span>
      <span class="unseen">{t("elephant.returns", { n })}</span>
    </span>
  );
}
