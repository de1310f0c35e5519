import { verb } from "./verb";

/** Changes this person's department, until the first hat is poured. */
export const changeDepartment = verb({
  act: "changeDepartment",
  on: ["person"],
  fits: (at, { participant }) => participant === at.participant,
  disables: (at) => ((at.header?.pours ?? 0) > 0 ? "verb.department_fixed" : undefined),
  run: (context) => context.open({ what: "department" }),
});
