import { useCommandContext } from "../seat/commandContext";
import { t } from "../t";

/** Shows the size of the hat, in steps. */
export function Hat() {
  const { session } = useCommandContext();
  const n = session.live.hat.value;
  return (
    <p class="hat-line">
      <HatPicture />
      <span>
        <strong>{n > 0 ? t("hat.step", { n }) : t("hat.too_few", { n: session.limits.value.leastPoured })}</strong>
        <span class="hint">{t("hat.explain")}</span>
      </span>
    </p>
  );
}

export function HatPicture() {
  return (
    <svg class="hat-picture" viewBox="0 0 80 64" aria-hidden="true">
      <ellipse cx="40" cy="54" rx="38" ry="8" class="hat-brim" />
      <path d="M18 52L14 14q26-10 52 0l-4 38q-22 6-44 0z" class="hat-crown" />
      <path d="M17 42q23 7 46 0l-1 8q-22 7-44 0z" class="hat-band" />
      <ellipse cx="40" cy="13" rx="26" ry="6" class="hat-inside" />
    </svg>
  );
}
