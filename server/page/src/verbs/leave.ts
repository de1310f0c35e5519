import { verb } from "./verb";

/** Ends this person's membership. Their name stays on what they did. */
export const leave = verb({
  act: "leave",
  on: ["room"],
  isDanger: true,
  run: ({ session }) => void session.leave(),
});
