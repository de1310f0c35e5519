import type { Session } from "../room/session";
import { FLOOR, type Header, Stage } from "../room/state";

/** At most 15 a second. */
const PAUSE = 1000 / 15;

/** Not while it could tell who writes: before an anonymous hat's first pour, while a question is open, and at other stages. */
export function mayPoint(room: Header | undefined): boolean {
  if (!room || room.stage < Stage.debrief || room.stage > Stage.kickOut) return false;
  return !(room.anonymous && room.pours === 0) && (room.question === undefined || room.question.counted);
}

/** Tells the others where this person points, while there is something to point at. */
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

  /** The elephant that is dragged from now on; "0": none. */
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
