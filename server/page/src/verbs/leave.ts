import { verb } from "./verb";

/** One's own stay ends; the name stays with what was done under it. */
export const leave = verb({
  act: "leave",
  on: ["room"],
  isDanger: true,
  run: ({ session }) => void session.leave(),
});
