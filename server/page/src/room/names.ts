/** A person's name as it is shown beside those of others. */
export interface ShownName {
  /** The name, shortened so that nobody beside them has the same. */
  readonly short: string;
  /** The letters on their shape, which nobody else has. */
  readonly letters: string;
}

/** Separates the words of a name. What joins letters, and pictures to one, is part of a word. */
const SEPARATOR = /(?:(?!\u200d)[^\p{L}\p{Nd}'’\u200c\p{Mn}\p{Mc}\p{So}\p{Sk}])+/u;

const graphemes = typeof Intl.Segmenter === "undefined" ? undefined : new Intl.Segmenter();

/**
 * Shortens the names of people who stand together, so that no two become the same. The desktop client does the same; both
 * follow tests/Vectors/names.json.
 */
export function shownNames(names: readonly string[]): readonly ShownName[] {
  const words = names.map((name) => name.split(SEPARATOR).filter((word) => word !== ""));
  const shorts = shortened(names, words);
  const letters = lettered(words);
  return names.map((_, i) => ({ short: shorts[i] ?? "", letters: letters[i] ?? "" }));
}

function shortened(names: readonly string[], words: readonly string[][]): string[] {
  const result = words.map((each, i) => short(names[i] ?? "", each));
  const taken = new Set(once(result));
  let open = names.map((_, i) => i).filter((i) => !taken.has(result[i] ?? ""));
  const longest = Math.max(0, ...words.map((each) => each.length));
  for (let k = 1; k < longest && open.length > 0; k++) {
    const forms = new Map(
      open
        .filter((i) => (words[i]?.length ?? 0) > k)
        .map((i) => [i, `${first(words[i]?.[0] ?? "")}. ${words[i]?.[k]}`] as const),
    );
    const unique = new Set(once([...forms.values()]).filter((form) => !taken.has(form)));
    for (const [i, form] of forms) {
      if (!unique.has(form)) continue;
      result[i] = form;
      taken.add(form);
    }
    open = open.filter((i) => !unique.has(forms.get(i) ?? ""));
  }
  // With the others out of the way, the usual form may be enough.
  const alone = new Set(once(open.map((i) => result[i] ?? "")));
  for (const i of open) if (!alone.has(result[i] ?? "")) result[i] = (names[i] ?? "").trim();
  return result;
}

function lettered(words: readonly string[][]): string[] {
  const letters = words.map((each) => each.slice(0, 2).map(first).join("").toUpperCase());
  const taken = new Set(letters);
  const alone = new Set(once(letters));
  const numbers = new Map<string, number>();
  const groups = new Map<string, number[]>();
  letters.forEach((each, i) => {
    if (!alone.has(each)) groups.set(each, [...(groups.get(each) ?? []), i]);
  });
  for (const [base, members] of groups) {
    for (const i of members) {
      let number = numbers.get(base) ?? 1;
      while (taken.has(`${base}${number}`)) number++;
      numbers.set(base, number);
      letters[i] = `${base}${number}`;
      taken.add(letters[i]);
    }
  }
  return letters;
}

function short(name: string, [one, two]: readonly string[]): string {
  if (one === undefined) return name.trim();
  return two === undefined ? one : `${one} ${first(two)}.`;
}

/** Returns what is there exactly once. */
function once(values: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].filter(([, count]) => count === 1).map(([value]) => value);
}

/** Returns the first character as a reader sees it. */
function first(word: string): string {
  if (!graphemes) return [...word][0] ?? "";
  return graphemes.segment(word)[Symbol.iterator]().next().value?.segment ?? "";
}
