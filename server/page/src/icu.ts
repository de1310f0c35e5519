/** A compiled ICU message (build/sentences.mjs): text, or parts. A part is text, [argument], or a plural or select with its cases. */
export type Message = string | readonly Part[];
type Cases = Readonly<Record<string, Message>>;
type Part = string | readonly [argument: string, cases?: Cases, isSelect?: 1];

export type Values = Readonly<Record<string, string | number>>;

/** Returns the text with its arguments filled in verbatim. An argument without a value stays {name}; a plural without one uses "other". */
export function fill(message: Message, values: Values, plurals: Intl.PluralRules): string {
  if (typeof message === "string") return message;
  const texts = message.map((part) => {
    if (typeof part === "string") return part;
    const [name, cases, isSelect] = part;
    const value = values[name];
    if (!cases) return String(value ?? `{${name}}`);
    const keys = isSelect ? [`${value}`] : [`=${value}`, plurals.select(Number(value))];
    const key = keys.find((each) => Object.hasOwn(cases, each)) ?? "other";
    return fill(cases[key] ?? "", values, plurals);
  });
  return texts.join("");
}
