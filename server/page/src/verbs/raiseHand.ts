import { verb } from "./verb";

/** Raises this person's hand. */
export const raiseHand = verb({
  act: "raiseHand",
  on: ["room"],
  fits: ({ liveState, participant }) => !liveState.hands.includes(participant) && liveState.floor !== participant,
  run: ({ session }) => void session.outbox.do({ deadline: session.live.deadline, raiseHand: {} }),
});
