import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { withoutLogs } from "./hubClient.mjs";

test("only log messages are left out of the hub's client", () => {
  const code = `a(); this._logger.log(LogLevel.Debug, \`x (\${y["z)"]})\`); if (b) this._logger.log(1, f("(", c)); else d();`;
  expect(withoutLogs(code)).toBe("a(); void 0; if (b) void 0; else d();");
  const whole = readFileSync("node_modules/@microsoft/signalr/dist/esm/HubConnection.js", "utf8");
  expect(withoutLogs(whole)).not.toContain("_logger.log(");
  expect(withoutLogs(whole).split("_sendMessage").length).toBe(whole.split("_sendMessage").length);
});
