import { verb } from "./verb";

/** Ends the reading round and clears the table. */
export const endReading = verb({
  act: "endReading",
  on: ["room"],
  fits: (at) => at.liveState.reading !== undefined,
  run: ({ session }) => void session.outbox.do({ deadline: session.live.deadline, endReading: {} }),
});
