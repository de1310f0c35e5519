import { verb } from "./verb";

/** Removes the timer. */
export const stopTimer = verb({
  act: "stopTimer",
  on: ["room"],
  fits: (at) => at.liveState.timer !== undefined,
  run({ session }) {
    const timer = session.liveState.timer?.id ?? "0";
    void session.outbox.do({ deadline: session.live.deadline, stopTimer: { timer } });
  },
});
