import { isHereAs, Role } from "../room/state";
import { verb } from "./verb";

/** Makes a participant a facilitator, beside those who lead already. */
export const makeFacilitator = verb({
  act: "makeFacilitator",
  on: ["person"],
  fits: (at, { participant }) => isHereAs(at.person(participant), Role.participant),
  run: ({ session }, { participant }) =>
    void session.outbox.do(
      { makeFacilitator: { participant } },
      { arm: "roleChanged", participant, role: Role.facilitator },
    ),
});
