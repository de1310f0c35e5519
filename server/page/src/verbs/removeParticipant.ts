import { Presence, Role } from "../room/state";
import { t } from "../t";
import { verb } from "./verb";

/** Removes a participant. What they wrote stays. A host cannot be removed. */
export const removeParticipant = verb({
  act: "removeParticipant",
  on: ["person"],
  asks: ({ session }, { participant }) => t("people.remove_sure", { name: session.view.nameOf(participant) }),
  isDanger: true,
  fits(at, { participant }) {
    const who = at.person(participant);
    return participant !== at.participant && who?.presence === Presence.here && who.role !== Role.host;
  },
  run: ({ session }, { participant }) =>
    void session.outbox.do({ removeParticipant: { participant } }, { arm: "left", participant, removed: true }),
});
