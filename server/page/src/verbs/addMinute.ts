import { verb } from "./verb";

/** Adds a minute to the timer. */
export const addMinute = verb({
  act: "addMinute",
  on: ["room"],
  fits: (at) => at.liveState.timer !== undefined,
  run({ session }) {
    const timer = session.liveState.timer?.id ?? "0";
    void session.outbox.do({ deadline: session.live.deadline, addMinute: { timer } });
  },
});
