import { verb } from "./verb";

/** A request that arrives later than this is not done: nobody expects its pour any more. */
const TIMEOUT_MS = 5_000;

/**
 * Pours the hat: announces the pour; the countdown sends Reveal when it ends. There is no optimistic update, because only the
 * server knows what comes out.
 */
export const reveal = verb({
  act: "reveal",
  on: ["room"],
  disables: (at) => (at.isPourAnnounced ? "pour.announced" : undefined),
  async run({ session }) {
    const round = session.header?.round ?? "0";
    const deadline = `${session.live.serverTime + TIMEOUT_MS}`;
    if (!(await session.outbox.do({ deadline, announcePour: { round } }))) session.live.countdown.own(round);
  },
});
