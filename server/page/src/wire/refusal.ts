import type { RefusalJson } from "../gen/elephantboard/v1/service_pb";
import { enums } from "../gen/rules";
import { has, type Key, t } from "../t";
import { numberOf } from "./message";

const names = new Map(
  Object.entries(enums.RefusalCode).map(([name, number]) => [number as number, name.slice("REFUSAL_CODE_".length)]),
);

/** A refusal of the server, with its code and a sentence that says what to do. It can be thrown. */
export class Refused extends Error {
  /** Without the prefix: "NO_ROOM". */
  readonly code: string;
  readonly parameters: Record<string, string>;

  constructor(json: RefusalJson) {
    const code = names.get(numberOf("RefusalCode", json.code)) ?? "";
    const parameters = json.parameters ?? {};
    super(sentenceOf(code, parameters) ?? json.sentence ?? t("trouble.unreachable"));
    this.code = code;
    this.parameters = parameters;
  }
}

/** Undefined for a code of a newer server, and before the module with these sentences is loaded. */
function sentenceOf(code: string, parameters: Record<string, string>): string | undefined {
  const key = `refusal.${code.toLowerCase()}`;
  return has(key) ? t(key as Key, parameters as never) : undefined;
}

/** The server could not be reached, or its answer could not be read. */
export class Unreachable extends Error {
  constructor() {
    super(t("trouble.unreachable"));
  }
}
