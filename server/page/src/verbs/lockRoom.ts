import { verb } from "./verb";

/** Closes the room to newcomers. */
export const lockRoom = verb({
  act: "lockRoom",
  on: ["room"],
  fits: (at) => at.header?.locked === false,
  run: ({ session }) => void session.outbox.do({ lockRoom: {} }, { arm: "locked", locked: true }),
});
