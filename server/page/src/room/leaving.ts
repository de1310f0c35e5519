import type { CommandJson } from "../gen/elephantboard/v1/commands_pb";
import type { Outbox } from "./outbox";

const isLeave = ({ command }: { command: CommandJson }) => command.leave !== undefined;

/** Tells whether this person is leaving the room, in this tab or in another one of the same seat. */
export class Leaving {
  /** Whether another tab sent Leave. */
  private elsewhere = false;

  /** @param hasSeat Returns whether this browser still has the seat. */
  constructor(
    private readonly outbox: Outbox,
    private readonly hasSeat: () => boolean,
  ) {}

  /** Whether Leave waits for its answer, or was accepted. */
  get now(): boolean {
    this.otherTabChanged();
    return this.elsewhere || this.outbox.all.some(isLeave);
  }

  /** Another tab has changed the browser's storage. A tab whose Leave was accepted has deleted the command and the seat. */
  otherTabChanged(): void {
    this.elsewhere = this.outbox.stored.some(isLeave) || (this.elsewhere && !this.hasSeat());
  }
}
