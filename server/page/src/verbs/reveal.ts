import { verb } from "./verb";

/**
 * Pours the hat: announces it first, so that everybody sees it coming, and pours when the countdown ends. Nothing is shown
 * ahead: what comes out, only the server knows.
 */
export const reveal = verb({
  act: "reveal",
  on: ["room"],
  async run({ session }) {
    const round = session.header?.round ?? "0";
    if (session.limits.value.pourCountdownMs === 0) {
      void session.outbox.do({ reveal: { round } });
      return;
    }
    session.countdown.announce(round);
    const refused = await session.outbox.do({ announcePour: { round } });
    if (refused) session.countdown.drop();
  },
});
