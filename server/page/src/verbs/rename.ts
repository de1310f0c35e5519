import { verb } from "./verb";

/** Changes this person's name. */
export const rename = verb({
  act: "rename",
  on: ["person"],
  fits: (at, { participant }) => participant === at.participant,
  run: (context) => context.open({ what: "rename" }),
});
