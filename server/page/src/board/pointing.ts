import type { Session } from "../room/session";
import { FLOOR, type Header, Stage } from "../room/state";

/** Minimum time between two positions: at most 15 a second. */
const PAUSE = 1000 / 15;

/** Returns whether the page sends its pointer. It could reveal who writes before the first pour of an anonymous hat and while a question is open. */
export function mayPoint(room: Header | undefined): boolean {
  if (!room || room.stage < Stage.debrief || room.stage > Stage.kickOut) return false;
  return !(room.anonymous && room.pours === 0) && (room.question === undefined || room.question.counted);
}

/** Sends the position of this person's pointer to the others. */
export class Pointing {
  private last = 0;
  private shown = false;
  private elephant = "0";
  private readonly session: Session;

  constructor(session: Session) {
    this.session = session;
  }

  move(event: PointerEvent, floor: HTMLElement | null, scale: number): void {
    if (!floor || (event.pointerType === "touch" && this.elephant === "0")) return;
    const box = floor.getBoundingClientRect();
    this.at((event.clientX - box.left) / scale, (event.clientY - box.top) / scale);
  }

  at(x: number, y: number): void {
    if (!mayPoint(this.session.view.header.peek())) return;
    const now = performance.now();
    if (now - this.last < PAUSE) return;
    this.last = now;
    this.shown = true;
    this.session.here({
      x: Math.round(Math.min(FLOOR.width, Math.max(0, x))),
      y: Math.round(Math.min(FLOOR.height, Math.max(0, y))),
      ...(this.elephant === "0" ? {} : { elephant: this.elephant }),
    });
  }

  /** Sets the elephant that is sent as dragged; "0": none. */
  drag(elephant: string): void {
    this.elephant = elephant;
    this.last = 0;
  }

  away(): void {
    if (!this.shown || this.elephant !== "0") return;
    this.shown = false;
    this.session.here({ away: true });
  }
}
