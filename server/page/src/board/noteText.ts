import type { PieceSize } from "./geometry";
import { widthOf } from "./typeWidth";

/** How a text is set on its note. Lengths are room units. */
export interface NoteText {
  readonly type: number;
  /** Height of a line, as a fraction of the type. */
  readonly leading: number;
  /** Number of lines that are shown; undefined: all. */
  readonly lines: number | undefined;
  /** Size of the note. */
  readonly width: number;
  readonly height: number;
}

const STEP = 0.96;
const NARROW_FROM = 200;
const NARROWEST = 0.56;
const LEAST_ASPECT = 1.15;
const FLAT_ASPECT = 2.6;
/** Browsers set a text a little differently from what is measured here. */
const SLACK = 0.97;

/** Scripts with marks far above and below their letters need more space between lines. */
const HIGH = /[\u0590-\u1dff\u2100-\u{10ffff}]/u;
/** Scripts in which a line may break between any two characters. */
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ud7ff\uf900-\ufaff\ufe30-\uffee]/u;

const known = new Map<string, NoteText>();

/** Sets a text as large as it fits. Its type shrinks before a word is broken, and a word is broken before anything is cut.
 *  @param least The smallest type.
 *  @param foot Height of what is below the text. */
export function noteText(text: string, size: PieceSize, least: number, foot: number): NoteText {
  const key = `${size.width} ${least} ${foot} ${text}`;
  let found = known.get(key);
  if (!found) {
    if (known.size > 2_000) known.clear();
    found = setText(text, size, least, foot);
    known.set(key, found);
  }
  return found;
}

/** Forgets what was set before the font was there. */
export function forgetTexts(): void {
  known.clear();
}

function setText(text: string, size: PieceSize, least: number, foot: number): NoteText {
  const leading = HIGH.test(text) ? 1.32 : 1.16;
  const around = size.forehead + size.padding + foot;
  const room = { width: (size.width - 2 * size.padding) * SLACK, height: size.height - around };
  const shown = bounded(text, room, least);
  const paragraphs = shown.split("\n").map(partsOf);
  const types: number[] = [];
  for (let type = size.type; type > least; type *= STEP) types.push(type);
  types.push(least);
  const fits = (type: number, unbroken: boolean) => {
    const { lines, isBroken } = wrap(paragraphs, room.width / type);
    return lines * type * leading <= room.height + 0.5 && !(unbroken && isBroken);
  };
  const type = largest(types, (each) => fits(each, true)) ?? largest(types, (each) => fits(each, false));
  if (type === undefined || shown !== text) {
    const lines = Math.max(1, Math.floor(room.height / (least * leading) + 0.02));
    return { type: least, leading, lines, width: size.width, height: size.height };
  }
  const { lines } = wrap(paragraphs, room.width / type);
  const height = around + lines * type * leading;
  const width = widthFor(paragraphs, lines, type, height, size);
  return {
    type,
    leading,
    lines: undefined,
    width,
    height: Math.min(size.height, Math.max(height, width / FLAT_ASPECT)),
  };
}

/** Returns the width of the narrowest note that looks well with so many lines. */
function widthFor(paragraphs: string[][], lines: number, type: number, height: number, size: PieceSize): number {
  if (size.width < NARROW_FROM) return size.width;
  const around = 2 * size.padding;
  let [from, to] = [(size.width * NARROWEST - around) * SLACK, (size.width - around) * SLACK];
  for (let i = 0; i < 5; i++) {
    const middle = (from + to) / 2;
    const set = wrap(paragraphs, middle / type);
    if (set.lines <= lines && !set.isBroken) to = middle;
    else from = middle;
  }
  return Math.min(size.width, Math.max(to / SLACK + around, height * LEAST_ASPECT));
}

/** Returns the beginning of a text that is far too long for its note, so that its size costs nothing. */
function bounded(text: string, room: { width: number; height: number }, least: number): string {
  const lines = Math.ceil(room.height / least) + 1;
  const most = Math.ceil((lines * room.width) / (least * 0.2));
  const cut = text.length > most ? text.slice(0, most) : text;
  const paragraphs = cut.split("\n");
  return paragraphs.length > lines ? paragraphs.slice(0, lines).join("\n") : cut;
}

function largest(types: readonly number[], fits: (type: number) => boolean): number | undefined {
  let [from, to] = [0, types.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (fits(types[middle] ?? 0)) to = middle;
    else from = middle + 1;
  }
  return types[from];
}

/** Cuts a paragraph after spaces, hyphens, and slashes, and between characters of scripts without spaces. */
function partsOf(paragraph: string): string[] {
  const parts: string[] = [];
  for (const word of paragraph.match(/[^\s\-/–—]*(?:[-/–—]+|\s+|$)/gu) ?? []) {
    if (word === "") continue;
    if (UNSPACED.test(word))
      parts.push(...(word.match(/.[\u3000-\u303f\uff00-\uff0f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]*/gu) ?? []));
    else parts.push(word);
  }
  return parts;
}

/** Fills lines one after another. Widths are in ems. */
function wrap(paragraphs: string[][], width: number): { lines: number; isBroken: boolean } {
  let [lines, isBroken] = [0, false];
  for (const parts of paragraphs) {
    let used = 0;
    lines += 1;
    for (const part of parts) {
      const seen = widthOf(part.trimEnd());
      if (used > 0 && used + seen > width) {
        lines += 1;
        used = 0;
      }
      if (seen > width) {
        isBroken = true;
        lines += Math.ceil((seen * 1.05) / width) - 1;
        used = seen % width;
      } else {
        used += widthOf(part);
      }
    }
  }
  return { lines, isBroken };
}
