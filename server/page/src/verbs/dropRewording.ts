import { rewordingKey } from "../room/items/rewording";
import { elephantVerb } from "./verb";

/** Takes a new wording out of the hat again. */
export const dropRewording = elephantVerb({
  act: "removeItem",
  sentence: "act.drop_rewording",
  fits: ({ id }, isOwn, at) => isOwn && at.isReworded(id),
  run: ({ session }, elephant) => session.desired.remove(rewordingKey(elephant)),
});
