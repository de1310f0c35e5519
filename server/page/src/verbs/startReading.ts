import { verb } from "./verb";

/** Starts a reading round with the first elephant in the order of the pours. */
export const startReading = verb({
  act: "startReading",
  on: ["room"],
  fits: (at) => at.liveState.reading === undefined,
  disables: (at) => (at.hasElephants ? undefined : "table.nothing_to_read"),
  run: ({ session }) => void session.outbox.do({ deadline: session.live.deadline, startReading: {} }),
});
