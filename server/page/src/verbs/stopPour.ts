import { verb } from "./verb";

/** Stops an announced pour. */
export const stopPour = verb({
  act: "stopPour",
  on: ["room"],
  fits: (at) => at.isPourAnnounced,
  run({ session }) {
    const { countdown, serverTime } = session.live;
    countdown.drop();
    const deadline = `${countdown.until ?? serverTime}`;
    void session.outbox.do({ deadline, stopPour: { round: session.header?.round ?? "0" } });
  },
});
