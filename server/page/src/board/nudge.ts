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

/** An elephant is moved by arrow keys: it follows each press, and is moved once when the keys rest. */
export class Nudge {
  /** Where it is drawn meanwhile. */
  at: Point | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly draw: () => void,
    private readonly move: (x: number, y: number) => void,
  ) {}

  /** Whether the key was for it. */
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

  /** Moves it to where it is drawn, now. */
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
