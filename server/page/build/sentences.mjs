// Compiles the text file's ICU messages to what src/icu.ts fills in, and makes a type of their keys and arguments.
import { parse } from "@messageformat/parser";

/** Parts of the text file that only the desktop client shows: the page does not carry them. */
const ELSEWHERE = new Set(["desktop", "reach", "kept", "verb", "tool", "cockpit", "keys"]);
const FORMS = ["zero", "one", "two", "few", "many", "other"];

export function pagesOwn(english) {
  return Object.fromEntries(Object.entries(english).filter(([part]) => !ELSEWHERE.has(part)));
}

/** Throws on a message that is malformed or uses a format that neither client knows. */
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
