// Compiles the ICU messages of the text file for src/icu.ts, and generates a type of their keys and arguments.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "@messageformat/parser";

const FORMS = ["zero", "one", "two", "few", "many", "other"];

/** Groups of sentences outside the first load: the module of each name adds its groups when it is loaded. */
const LATER = {
  home: ["home"],
  open: ["open"],
  dialogs: ["private", "invite", "move", "leave", "dialog", "kick", "decision_means", "decision_write", "refusal"],
};

/** Returns the text of the page's sources, without tests and generated files. */
function sourcesOf(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.name !== "gen" && !entry.name.includes(".test."))
    .map((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? sourcesOf(path) : readFileSync(path, "utf8");
    })
    .join("\n");
}

/** Returns the sentences that the page's sources use: by key, as "group.name", or by the beginning of a key, as `group.na${…}`. */
export function pagesOwn(english, folder) {
  const sources = sourcesOf(folder);
  const beginnings = [...sources.matchAll(/`([a-z_]+\.[a-z_]*)\$\{/g)].map((match) => match[1]);
  const isNamed = (key) => sources.includes(`"${key}"`) || beginnings.some((beginning) => key.startsWith(beginning));
  const groups = Object.entries(english).map(([group, sentences]) => [
    group,
    Object.fromEntries(Object.entries(sentences).filter(([name]) => isNamed(`${group}.${name}`))),
  ]);
  return Object.fromEntries(groups.filter(([, sentences]) => Object.keys(sentences).length > 0));
}

/** Returns the sentences by file: "en" for the first load, and one file for each module that is loaded later. */
export function filesOf(english) {
  const later = Object.values(LATER).flat();
  const pick = (isIn) => Object.fromEntries(Object.entries(english).filter(([group]) => isIn(group)));
  const files = Object.entries(LATER).map(([name, groups]) => [`en.${name}`, pick((group) => groups.includes(group))]);
  return [["en", pick((group) => !later.includes(group))], ...files];
}

/** Compiles a message. Throws if it is malformed or uses a format that neither client supports. */
export function compile(pattern) {
  return compileTokens(pattern, parse(pattern, { cardinal: FORMS, strict: true }));
}

export function compileAll(node) {
  return typeof node === "string"
    ? compile(node)
    : Object.fromEntries(Object.entries(node).map(([name, value]) => [name, compileAll(value)]));
}

function compileTokens(pattern, tokens, counted) {
  const parts = tokens.map((token) => compileToken(pattern, token, counted));
  return parts.every((part) => typeof part === "string") ? parts.join("") : parts;
}

function compileToken(pattern, token, counted) {
  if (token.type === "content") {
    if (/[{}]/.test(token.ctx.text.replaceAll(/'[{}](?:[^']|'')*'/g, "")))
      throw new Error(`A brace too many: ${pattern}`);
    return token.value;
  }
  if (token.type === "octothorpe") return [counted];
  if (token.type === "argument") return [token.arg];
  const isPlural = token.type === "plural";
  if ((!isPlural && token.type !== "select") || token.pluralOffset) throw new Error(`A format too many: ${pattern}`);
  const cases = Object.fromEntries(
    token.cases.map((each) => [each.key, compileTokens(pattern, each.tokens, token.arg)]),
  );
  if (!("other" in cases)) throw new Error(`No "other": ${pattern}`);
  if (Object.keys(cases).length < token.cases.length) throw new Error(`A case twice: ${pattern}`);
  return isPlural ? [token.arg, cases] : [token.arg, cases, 1];
}

function argumentsOf(message) {
  if (typeof message === "string") return [];
  return message
    .filter((part) => typeof part !== "string")
    .flatMap(([name, cases = {}]) => [name, ...Object.values(cases).flatMap(argumentsOf)]);
}

function leaves(node, prefix = "") {
  return Object.entries(node).flatMap(([name, value]) =>
    typeof value === "string" || Array.isArray(value) ? [[prefix + name, value]] : leaves(value, `${prefix}${name}.`),
  );
}

/** @param messages the compiled text file */
export function keysOf(messages) {
  const rows = leaves(messages).map(([key, message]) => {
    const names = [...new Set(argumentsOf(message))];
    const type = names.length === 0 ? "undefined" : `{ ${names.map((name) => `${name}: string | number`).join("; ")} }`;
    return `  ${JSON.stringify(key)}: ${type};`;
  });
  return ["// Generated from proto/text/en.json. Do not edit.", "export interface Sentences {", ...rows, "}", ""].join(
    "\n",
  );
}
