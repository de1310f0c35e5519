import { verb } from "./verb";

/** Takes a draft out of the hat again. */
export const dropDraft = verb({
  act: "removeItem",
  on: ["draft"],
  run: ({ session }, { draft }) => session.desired.remove(draft.draft),
});
