import { verb } from "./verb";

/** Stops an announced pour. It is offered where the countdown is shown. */
export const stopPour = verb({
  act: "stopPour",
  on: ["room"],
  run({ session }) {
    session.countdown.drop();
    void session.outbox.do({ stopPour: { round: session.header?.round ?? "0" } });
  },
});
