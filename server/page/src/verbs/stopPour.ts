import { verb } from "./verb";

/** Stops an announced pour. */
export const stopPour = verb({
  act: "stopPour",
  on: ["room"],
  fits: (at) => at.isPourAnnounced,
  run({ session }) {
    const { countdown } = session;
    countdown.drop();
    const deadline = `${countdown.until ?? session.serverTime}`;
    void session.outbox.do({ deadline, stopPour: { round: session.header?.round ?? "0" } });
  },
});
