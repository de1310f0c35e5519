import { useEffect, useRef, useState } from "preact/hooks";
import type { Pointing } from "./pointing";

/** A press whose pointer moves less than this, in pixels, is a click. */
const THRESHOLD = 5;

/** A finger that rests on an elephant for this time picks it up. One that moves farther before that pans the board. */
const HOLD_MS = 300;
const SLIP = 10;

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Drag {
  readonly pointer: number;
  readonly fromX: number;
  readonly fromY: number;
  /** Offset from the pointer to the elephant's middle at the start of the drag, in room units. */
  readonly offX: number;
  readonly offY: number;
  /** Whether the elephant is in the hand: a mouse takes it at the press, a finger by a hold. */
  isHeld: boolean;
  moved: boolean;
}

interface Target {
  readonly id: string;
  /** Pixels per room unit. */
  readonly scale: number;
  readonly pointing: Pointing;
  readonly mayMove: boolean;
  /** Called for each position of the pointer during the drag, in room units; undefined: the drag is over. */
  readonly over?: (pointer: Point | undefined) => void;
  /** Moves the elephant to where it was released. */
  readonly drop: (x: number, y: number, pointer: Point) => void;
  /** Called when the elephant is taken out of the hand: it left the floor, or nobody may move it any more. */
  readonly lost: () => void;
}

/** Drags one elephant. The others see its position while it moves; the move is sent when the pointer is released. */
export function useDrag({ id, scale, pointing, mayMove, over, drop, lost }: Target) {
  const [at, setAt] = useState<Point>();
  const [isHeld, setHeld] = useState(false);
  const drag = useRef<Drag | undefined>(undefined);
  const moved = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(lost);
  latest.current = lost;

  useEffect(() => {
    if (!mayMove) lose();
  }, [mayMove]);
  useEffect(() => lose, []);

  function room(event: PointerEvent): Point | undefined {
    const box = (event.currentTarget as Element).closest(".floor")?.getBoundingClientRect();
    return box && { x: (event.clientX - box.left) / scale, y: (event.clientY - box.top) / scale };
  }

  function release(): Drag | undefined {
    const now = drag.current;
    clearTimeout(timer.current);
    drag.current = undefined;
    if (now?.isHeld) pointing.drag("0");
    if (now?.moved) over?.(undefined);
    setAt(undefined);
    setHeld(false);
    return now;
  }

  function lose() {
    const now = release();
    if (now?.moved) latest.current();
  }

  function end(event: PointerEvent, settles: boolean) {
    if (drag.current?.pointer !== event.pointerId) return;
    const point = room(event);
    const now = release();
    if (settles && now?.moved && point) drop(point.x + now.offX, point.y + now.offY, point);
    if (now?.isHeld && point) pointing.at(point.x, point.y);
  }

  /** Puts the elephant into the finger's hand, which it shows and the device lets feel. */
  function pickUp() {
    if (!drag.current) return;
    drag.current.isHeld = true;
    pointing.drag(id);
    setHeld(true);
    navigator.vibrate?.(15);
  }

  return {
    at,
    /** Whether a finger has picked it up. */
    isHeld,
    /** Returns whether the last press was a drag, once: the click that follows the press calls it. */
    wasMoved: () => {
      const was = moved.current;
      moved.current = false;
      return was;
    },
    handlers: {
      onPointerDown: (event: PointerEvent) => {
        const point = room(event);
        if (event.button !== 0 || !point || drag.current) return;
        const piece = (event.currentTarget as HTMLElement).closest<HTMLElement>(".piece");
        const x = Number(piece?.style.getPropertyValue("--x") ?? point.x);
        const y = Number(piece?.style.getPropertyValue("--y") ?? point.y);
        const isFinger = event.pointerType === "touch";
        moved.current = false;
        // At the press, not at the first move: a fast pointer has left the elephant by then.
        if (!isFinger) (event.currentTarget as Element).setPointerCapture(event.pointerId);
        drag.current = {
          pointer: event.pointerId,
          fromX: event.clientX,
          fromY: event.clientY,
          offX: x - point.x,
          offY: y - point.y,
          isHeld: !isFinger,
          moved: false,
        };
        if (isFinger) timer.current = setTimeout(pickUp, HOLD_MS);
      },
      onPointerMove: (event: PointerEvent) => {
        const now = drag.current;
        const point = room(event);
        if (!now || now.pointer !== event.pointerId || !point) return;
        const far = Math.hypot(event.clientX - now.fromX, event.clientY - now.fromY);
        if (!now.isHeld) {
          if (far > SLIP) release();
          return;
        }
        if (!now.moved) {
          if (far < THRESHOLD) return;
          now.moved = true;
          moved.current = true;
          pointing.drag(id);
        }
        const place = { x: point.x + now.offX, y: point.y + now.offY };
        pointing.at(place.x, place.y);
        over?.(point);
        setAt(place);
      },
      onPointerUp: (event: PointerEvent) => end(event, true),
      onPointerCancel: (event: PointerEvent) => end(event, false),
      // A finger that holds an elephant does not pan the board.
      onTouchMove: (event: TouchEvent) => drag.current?.isHeld && event.cancelable && event.preventDefault(),
      // A long press would open the browser's menu and end the drag.
      onContextMenu: (event: MouseEvent) => drag.current && event.preventDefault(),
    },
  };
}
