// @vitest-environment happy-dom
import { describe, expect, test } from "vitest";
import { linkFor } from "./invite";

describe("ADDRESS-3 the invitation has a link that others can open", () => {
  const at = (origin: string) => ({ origin, host: new URL(origin).host });
  test.each([
    ["the server's address in the network", "http://192.168.7.9:8080/r/H7Q2K9M3TX", "http://localhost:8080"],
    ["the public address", "https://board.example/r/H7Q2K9M3TX", "http://10.0.0.7:8080"],
    ["the public address under a path", "https://board.example/x/y/r/H7Q2K9M3TX", "http://10.0.0.7:8080"],
  ])("%s", (_, joinLink, origin) => {
    expect(linkFor(joinLink, "H7Q2K9M3TX", at(origin))).toBe(joinLink.replace("H7Q2K9M3TX", "H7Q2K-9M3TX"));
  });

  test.each([
    ["a proxy serves the page over HTTPS", "http://board.example/r/H7Q2K9M3TX"],
    ["the room is not described yet", ""],
  ])("of this page while %s", (_, joinLink) => {
    expect(linkFor(joinLink, "H7Q2K9M3TX", at("https://board.example"))).toBe("https://board.example/r/H7Q2K-9M3TX");
  });
});
