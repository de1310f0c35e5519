import { verb } from "./verb";

/** Takes the elephant off the table. */
export const takeOffTable = verb({
  act: "takeOffTable",
  on: ["room"],
  fits: (at) => at.liveState.table !== undefined,
  run({ session }) {
    const elephant = session.liveState.table?.elephant ?? "0";
    void session.outbox.do({ deadline: session.live.deadline, takeOffTable: { elephant } });
  },
});
