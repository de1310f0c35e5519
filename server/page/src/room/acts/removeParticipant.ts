import type { Session } from "../session";

/** Ends the token of a disruptive participant. */
export function removeParticipant(session: Session, participant: number): void {
  session.outbox.do({ removeParticipant: { participant } }, { arm: "left", participant, removed: true });
}
