import { isActive } from "../room/timer";
import { verb } from "./verb";

/** Starts a timer that everyone sees. A dialog offers lengths. */
export const startTimer = verb({
  act: "startTimer",
  on: ["room"],
  // One that has run out is replaced.
  fits: (at) => !isActive(at.liveState.timer, at.serverTime),
  run: (context) => context.open({ what: "timer" }),
});
