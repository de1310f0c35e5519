import type { RoomLimitsJson } from "../gen/elephantboard/v1/service_pb";

/** What this room's server accepts. Lengths are Unicode scalars. */
export interface Limits {
  readonly text: number;
  readonly decision: number;
  readonly personName: number;
  readonly pocketItems: number;
  readonly leastPoured: number;
  readonly leastCounted: number;
}

const defaults: Limits = {
  text: 2_000,
  decision: 500,
  personName: 60,
  pocketItems: 20,
  leastPoured: 3,
  leastCounted: 3,
};

/** The limits of a room's description; what it does not tell is as servers have it by default. */
export function limitsOf(json: RoomLimitsJson | undefined): Limits {
  const keys = Object.keys(defaults) as (keyof Limits)[];
  return Object.fromEntries(keys.map((key) => [key, json?.[key] || defaults[key]])) as unknown as Limits;
}

/** How much of a text still fits; negative: so much too much. */
export function leftOf(limit: number, text: string): number {
  return limit - [...text].length;
}
