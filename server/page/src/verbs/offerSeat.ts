import { verb } from "./verb";

/** Shows a link that moves this person's seat to another device. */
export const offerSeat = verb({
  act: "offerSeat",
  on: ["room"],
  run: (context) => context.open({ what: "move" }),
});
