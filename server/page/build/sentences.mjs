/** Parts of the text file that only the desktop client shows: the page does not carry them. */
const ELSEWHERE = new Set(["desktop", "reach", "kept", "verb", "tool", "cockpit", "keys"]);

export function pagesOwn(english) {
  return Object.fromEntries(Object.entries(english).filter(([part]) => !ELSEWHERE.has(part)));
}

// Makes the keys of the text file a type, with the parameters that each sentence takes.
function leaves(node, prefix = "") {
  return Object.entries(node).flatMap(([name, value]) =>
    typeof value === "string" ? [[prefix + name, value]] : leaves(value, `${prefix}${name}.`),
  );
}

export function keysOf(english) {
  const rows = leaves(english).map(([key, sentence]) => {
    const names = [...new Set([...sentence.matchAll(/\{(\w+)\}/g)].map((match) => match[1]))];
    const type = names.length === 0 ? "undefined" : `{ ${names.map((name) => `${name}: string | number`).join("; ")} }`;
    return `  ${JSON.stringify(key)}: ${type};`;
  });
  return ["// Generated from proto/text/en.json. Do not edit.", "export interface Sentences {", ...rows, "}", ""].join(
    "\n",
  );
}
