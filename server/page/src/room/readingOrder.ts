import { compareElephants } from "./order";
import type { Elephant } from "./state";

/** Returns ids in the order in which elephants are read aloud, the same for everyone. */
export function readingOrder(elephants: readonly Elephant[]): readonly string[] {
  return [...elephants].sort(compareElephants).map(({ id }) => id);
}

/** Returns the elephant before or after another one, which need not be among them any more; undefined: there is none. */
export function stepFrom(ordered: readonly Elephant[], at: Elephant, isForward: boolean): string | undefined {
  const found = isForward
    ? ordered.find((each) => compareElephants(each, at) > 0)
    : ordered.findLast((each) => compareElephants(each, at) < 0);
  return found?.id;
}
