import { verb } from "./verb";

/** Opens a locked room to newcomers again. */
export const unlockRoom = verb({
  act: "unlockRoom",
  on: ["room"],
  fits: (at) => at.header?.locked === true,
  run: ({ session }) => void session.outbox.do({ unlockRoom: {} }, { arm: "locked", locked: false }),
});
