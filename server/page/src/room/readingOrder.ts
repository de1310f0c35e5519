import type { Elephant } from "./state";

/** Those that were put down openly come last. */
const pourOf = ({ pour }: Elephant) => pour || Number.POSITIVE_INFINITY;

/** Compares elephants by pour, and within a pour by id, which is random. */
function compare(one: Elephant, other: Elephant): number {
  if (one.pour !== other.pour) return pourOf(one) - pourOf(other);
  return one.id.length - other.id.length || (one.id < other.id ? -1 : one.id === other.id ? 0 : 1);
}

/** Returns ids in the order in which elephants are read aloud, the same for everyone. */
export function readingOrder(elephants: readonly Elephant[]): readonly string[] {
  return [...elephants].sort(compare).map(({ id }) => id);
}

/** Returns the elephant before or after another one, which need not be among them any more; undefined: there is none. */
export function stepFrom(ordered: readonly Elephant[], at: Elephant, isForward: boolean): string | undefined {
  const found = isForward
    ? ordered.find((each) => compare(each, at) > 0)
    : ordered.findLast((each) => compare(each, at) < 0);
  return found?.id;
}
