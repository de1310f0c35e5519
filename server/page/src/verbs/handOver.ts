import { isHereAs, Role } from "../room/state";
import { t } from "../t";
import { verb } from "./verb";

/** Makes a participant facilitator instead of this person. */
export const handOver = verb({
  act: "handOver",
  on: ["person"],
  asks: ({ session }, { participant }) => t("people.hand_over_sure", { name: session.view.nameOf(participant) }),
  fits: (at, { participant }) => isHereAs(at.person(participant), Role.participant),
  run: ({ session }, { participant }) =>
    void session.outbox.do({ handOver: { participant } }, { arm: "roleChanged", participant, role: Role.facilitator }),
});
