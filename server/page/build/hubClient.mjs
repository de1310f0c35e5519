// Leaves parts of the hub's client out that the page does not use, so that its first load is smaller.

const LOG = "this._logger.log(";

/** Returns the position after the closing bracket of a call whose arguments start at a position. */
function endOf(code, from) {
  let depth = 1;
  for (let at = from; at < code.length; at++) {
    const character = code[at];
    if (character === '"' || character === "'" || character === "`") at = endOfText(code, at);
    else if (character === "(") depth += 1;
    else if (character === ")" && --depth === 0) return at + 1;
  }
  throw new Error("A call of the hub's client does not end.");
}

function endOfText(code, from) {
  for (let at = from + 1; at < code.length; at++) {
    if (code[at] === "\\") at += 1;
    else if (code[at] === code[from]) return at;
  }
  throw new Error("A text of the hub's client does not end.");
}

/** Returns the code without its log messages: the page has no logger. */
export function withoutLogs(code) {
  let left = "";
  let from = 0;
  for (let at = code.indexOf(LOG); at >= 0; at = code.indexOf(LOG, from)) {
    left += `${code.slice(from, at)}void 0`;
    from = endOf(code, at + LOG.length);
  }
  return left + code.slice(from);
}

/** The buffer of stateful reconnects, which the page does not ask for. */
const UNUSED = /signalr.dist.esm.MessageBuffer\.js$/;

export function smallerHubClient() {
  return {
    name: "smaller-hub-client",
    enforce: "pre",
    load: (id) => (UNUSED.test(id) ? "export class MessageBuffer {}" : undefined),
    transform: (code, id) => (/signalr.dist.esm/.test(id) ? { code: withoutLogs(code), map: null } : undefined),
  };
}
