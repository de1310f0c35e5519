import { signal } from "@preact/signals";

/** Whether the screen is wide enough for the board beside the panel. */
const query = typeof matchMedia === "undefined" ? undefined : matchMedia("(min-width: 960px)");
export const wide = signal(query?.matches ?? true);
query?.addEventListener("change", () => {
  wide.value = query.matches;
});

/** Returns whether the person prefers reduced motion. */
export function calm(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
