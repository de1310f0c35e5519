import { Role } from "../room/state";
import { type Situation, type Subject, verb } from "./verb";

const whose = (at: Situation, subject: Subject) => (subject.what === "person" ? subject.participant : at.participant);
const leads = ({ role }: Situation) => role === Role.facilitator || role === Role.host;

/** Lowers this person's hand, or for who leads, that of anyone. */
export const lowerHand = verb({
  act: "lowerHand",
  on: ["room", "person"],
  fits: (at, subject) => at.liveState.hands.includes(whose(at, subject)) && (subject.what === "room" || leads(at)),
  run({ session }, subject) {
    const participant = whose(session, subject);
    void session.outbox.do({ deadline: session.live.deadline, lowerHand: { participant } });
  },
});
