import { isHereAs, Role } from "../room/state";
import { verb } from "./verb";

/** Makes a facilitator a participant again. */
export const endFacilitator = verb({
  act: "endFacilitator",
  on: ["person"],
  fits: (at, { participant }) => isHereAs(at.person(participant), Role.facilitator),
  run: ({ session }, { participant }) =>
    void session.outbox.do(
      { endFacilitator: { participant } },
      { arm: "roleChanged", participant, role: Role.participant },
    ),
});
