import { isActive } from "../room/timer";
import { verb } from "./verb";

/** Pauses the timer. */
export const pauseTimer = verb({
  act: "pauseTimer",
  on: ["room"],
  fits: (at) => at.liveState.timer?.ends !== "0" && isActive(at.liveState.timer, at.serverTime),
  run({ session }) {
    const timer = session.liveState.timer?.id ?? "0";
    void session.outbox.do({ deadline: session.live.deadline, pauseTimer: { timer } });
  },
});
