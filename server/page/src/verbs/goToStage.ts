import { enums } from "../gen/rules";
import { verb } from "./verb";

const names = Object.keys(enums.Stage) as (keyof typeof enums.Stage)[];

/** Moves the room to another stage. It names the stage that it expects to leave. */
export const goToStage = verb({
  act: "goToStage",
  on: ["stage"],
  fits: (at, { stage }) => stage > 0 && stage < names.length && stage !== at.header?.stage,
  run({ session }, { stage: to }) {
    const from = session.header?.stage ?? 0;
    void session.outbox.do({ goToStage: { from: names[from], to: names[to] } }, { arm: "stageChanged", from, to });
  },
});
