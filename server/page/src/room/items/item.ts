import type { PocketItemJson } from "../../gen/elephantboard/v1/commands_pb";
import type { Act } from "../../gen/rules";
import type { Room } from "../state";

/** One thing that is wanted in a pocket, whether or not the server has it yet. */
export interface DesiredItem extends PocketItemJson {
  /** Names it within its pocket, base64. */
  readonly key: string;
  /** Another one with each change, decimal. */
  readonly version: string;
  /** The elephant that it is about, decimal; undefined: none. */
  readonly elephant?: string;
  /** The question's round; undefined: it belongs into the hat, and into the next one until it has come out. */
  readonly round?: string;
}

/** What is particular to a kind of item. Nothing else in the page knows the kinds; what shows them does. */
export interface Kind {
  /** Its message, which carries the rule of putting it. */
  readonly act: Act;
  /** Whether the owner key of its elephant goes along, to prove who wrote that. */
  readonly provesAuthor: boolean;
  /** Whether what was wanted has happened, or cannot happen any more. */
  isSettled(item: DesiredItem, room: Room): boolean;
}
