import type { RoomLimitsJson } from "../gen/elephantboard/v1/service_pb";

/** The limits of a room's server. Lengths count Unicode scalar values. */
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

/** Returns the limits of a room's description, each with its default if the description has none. */
export function limitsOf(json: RoomLimitsJson | undefined): Limits {
  const keys = Object.keys(defaults) as (keyof Limits)[];
  return Object.fromEntries(keys.map((key) => [key, json?.[key] || defaults[key]])) as unknown as Limits;
}

/** Returns how many characters are left; negative if the text is too long. */
export function leftOf(limit: number, text: string): number {
  return limit - [...text].length;
}
