import { Presence } from "../room/state";
import { verb } from "./verb";

/** Lets in who was removed, or who asks to come in as this person. */
export const readmit = verb({
  act: "readmit",
  on: ["person"],
  fits(at, { participant }) {
    const who = at.person(participant);
    return (
      who !== undefined && (who.presence === Presence.removed || (who.presence === Presence.here && who.asks !== 0))
    );
  },
  run: ({ session }, { participant }) =>
    void session.outbox.do({ readmit: { participant } }, { arm: "readmitted", participant }),
});
