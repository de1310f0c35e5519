import { Role } from "../room/state";
import { type Situation, type Subject, verb } from "./verb";

const whom = (at: Situation, subject: Subject) =>
  subject.what === "person" ? subject.participant : (at.liveState.hands[0] ?? 0);

/** Gives the floor to somebody; for the room, to the first raised hand. */
export const giveFloor = verb({
  act: "giveFloor",
  on: ["room", "person"],
  fits(at, subject) {
    const who = at.person(whom(at, subject));
    return who !== undefined && who.role <= Role.host && who.presence === 0 && at.liveState.floor !== who.participant;
  },
  run({ session }, subject) {
    const participant = whom(session, subject);
    void session.outbox.do({ deadline: session.live.deadline, giveFloor: { participant } });
  },
});
