import { look } from "../gen/look";
import { onFloor } from "../verbs/moveElephant";

interface Point {
  readonly x: number;
  readonly y: number;
}

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Moves an elephant by arrow keys: it follows each press, and the move is sent once when no key was pressed for a while. */
export class Nudge {
  /** The position at which the elephant is drawn until the move is sent. */
  at: Point | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly draw: () => void,
    private readonly move: (x: number, y: number) => void,
  ) {}

  /** Handles a key. Returns whether it was an arrow key or cancels the move. */
  press(key: string, isFar: boolean, from: Point): boolean {
    if (key === "Escape" && this.at) {
      this.end();
      return true;
    }
    const direction = directions[key];
    if (!direction) return false;
    const step = isFar ? look.steps.move_shift : look.steps.move;
    const { x, y } = this.at ?? from;
    this.at = onFloor(x + direction[0] * step, y + direction[1] * step);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.settle(), look.steps.move_rest_ms);
    this.draw();
    return true;
  }

  /** Sends the move now. */
  settle(): void {
    const { at } = this;
    this.end();
    if (at) this.move(at.x, at.y);
  }

  private end(): void {
    clearTimeout(this.timer);
    if (!this.at) return;
    this.at = undefined;
    this.draw();
  }
}
