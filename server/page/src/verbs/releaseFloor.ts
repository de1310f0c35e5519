import { Role } from "../room/state";
import { verb } from "./verb";

/** Ends the turn of who has the floor. */
export const releaseFloor = verb({
  act: "releaseFloor",
  on: ["room"],
  fits: ({ liveState: { floor }, participant, role }) =>
    floor !== 0 && (floor === participant || role === Role.facilitator || role === Role.host),
  run({ session }) {
    const participant = session.liveState.floor;
    void session.outbox.do({ deadline: session.live.deadline, releaseFloor: { participant } });
  },
});
