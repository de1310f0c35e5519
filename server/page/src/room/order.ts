import type { Elephant } from "./state";

/** Those that were put down openly come last. */
const pourOf = ({ pour }: Elephant) => pour || Number.POSITIVE_INFINITY;

/** Compares elephants by pour, and within a pour by id, which is random: the order of every list, and that in which they are read aloud. */
export function compareElephants(one: Elephant, other: Elephant): number {
  if (one.pour !== other.pour) return pourOf(one) - pourOf(other);
  return one.id.length - other.id.length || (one.id < other.id ? -1 : one.id === other.id ? 0 : 1);
}

/** Returns elephants by id in that order, whoever was there when they came out. */
export function inOrder(elephants: Iterable<Elephant>): Map<string, Elephant> {
  return new Map([...elephants].sort(compareElephants).map((each) => [each.id, each]));
}
