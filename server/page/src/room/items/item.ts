import type { PocketItemJson } from "../../gen/elephantboard/v1/commands_pb";
import type { Act } from "../../gen/rules";
import type { Room } from "../state";

/** A desired item of a pocket, whether or not the server already has it. */
export interface DesiredItem extends PocketItemJson {
  /** Its key in the pocket, base64. */
  readonly key: string;
  /** Changes with each change of the item; decimal. */
  readonly version: string;
  /** The elephant that it is about, decimal; undefined: none. */
  readonly elephant?: string;
  /** The question's round. Undefined: the item belongs to the hat, and to the next hat until it comes out. */
  readonly round?: string;
}

/** What differs between kinds of items. Apart from the controls, nothing else in the page knows the kinds. */
export interface Kind {
  /** The message whose rule applies to putting the item. */
  readonly act: Act;
  /** Whether the command contains the owner key of the item's elephant. */
  readonly provesAuthor: boolean;
  /**
   * Returns whether the item has come out, or cannot come out any more.
   * @param isHead Whether the room is as the server has it now. While this tab catches up, another tab may be ahead of it.
   */
  isSettled(item: DesiredItem, room: Room, isHead: boolean): boolean;
}
