import type { Session } from "../session";

/** Pours the hat. Nothing is guessed: what comes out, only the server knows. */
export function reveal(session: Session, round: string): void {
  session.outbox.do({ reveal: { round } });
}
