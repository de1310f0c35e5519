import { verb } from "./verb";

/** Lets a paused timer run again. */
export const resumeTimer = verb({
  act: "resumeTimer",
  on: ["room"],
  fits: (at) => at.liveState.timer?.ends === "0",
  run({ session }) {
    const timer = session.liveState.timer?.id ?? "0";
    void session.outbox.do({ deadline: session.live.deadline, resumeTimer: { timer } });
  },
});
