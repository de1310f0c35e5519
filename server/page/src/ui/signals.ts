import { signal } from "@preact/signals";

/** Whether there is room for the board beside the panel. */
const query = typeof matchMedia === "undefined" ? undefined : matchMedia("(min-width: 960px)");
export const wide = signal(query?.matches ?? true);
query?.addEventListener("change", () => {
  wide.value = query.matches;
});

/** Whether the person wants things to rest. */
export function calm(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
