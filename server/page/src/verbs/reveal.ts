import type { Session } from "../room/session";
import { verb } from "./verb";

/** A clock ticks in steps: what arrives in the last millisecond of the countdown would be refused. */
const MARGIN_MS = 50;

/** Announces the pour, and pours at the end of its countdown unless it was stopped. */
async function pour(session: Session): Promise<void> {
  const round = session.header?.round ?? "0";
  const countdown = session.limits.value.pourCountdownMs;
  if (countdown > 0) {
    if (await session.outbox.do({ announcePour: { round } })) return;
    await new Promise((done) => setTimeout(done, countdown + MARGIN_MS));
    if (session.pour.value?.round !== round) return;
  }
  await session.outbox.do({ reveal: { round } });
}

/** Pours the hat. Nothing is guessed: what comes out, only the server knows. */
export const reveal = verb({
  act: "reveal",
  on: ["room"],
  run: ({ session }) => void pour(session),
});
