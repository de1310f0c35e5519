import { signal } from "@preact/signals";

/** Counts how often the widths changed: when the page's font arrived. */
export const fontVersion = signal(0);

const FONT = '100px "Atkinson Hyperlegible Next Variable"';
const known = new Map<string, number>();
let context: CanvasRenderingContext2D | null | undefined;

/** Returns the width of a text on one line in ems. */
export function widthOf(text: string): number {
  let width = known.get(text);
  if (width === undefined) {
    if (known.size > 20_000) known.clear();
    width = measured(text) ?? estimated(text);
    known.set(text, width);
  }
  return width;
}

/** Forgets all widths when the page's font is loaded. */
export async function watchFont(forget: () => void): Promise<void> {
  try {
    await document.fonts.load(FONT);
  } catch {
    // Another font is used then, and measured.
  }
  known.clear();
  forget();
  fontVersion.value += 1;
}

function measured(text: string): number | undefined {
  if (context === undefined) {
    context = typeof document === "undefined" ? null : document.createElement("canvas").getContext?.("2d");
    if (context) context.font = `${FONT}, sans-serif`;
  }
  return context ? context.measureText(text).width / 100 : undefined;
}

/** Where nothing can be measured: a little more than most texts need. */
function estimated(text: string): number {
  let width = 0;
  for (const letter of text) {
    if (letter === " ") width += 0.26;
    else if (/[iljtf.,:;'!|()]/.test(letter)) width += 0.3;
    else if (letter > "\u2e7f") width += 1;
    else if (/[mwMWQO@]/.test(letter)) width += 0.82;
    else width += /[A-Z0-9]/.test(letter) ? 0.62 : 0.53;
  }
  return width;
}
