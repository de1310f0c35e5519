import { useRef, useState } from "preact/hooks";
import type { Pointing } from "./pointing";

/** A press whose pointer moves less than this, in pixels, is a click. */
const THRESHOLD = 5;

interface Drag {
  readonly pointer: number;
  readonly fromX: number;
  readonly fromY: number;
  /** Offset from the pointer to the elephant's middle at the start of the drag, in room units. */
  readonly offX: number;
  readonly offY: number;
  moved: boolean;
}

/** Drags one elephant. The others see its position while it moves; the move is sent when the pointer is released. */
export function useDrag(id: string, scale: number, pointing: Pointing, drop: (x: number, y: number) => void) {
  const [at, setAt] = useState<{ x: number; y: number }>();
  const drag = useRef<Drag | undefined>(undefined);
  const moved = useRef(false);

  function room(event: PointerEvent): { x: number; y: number } | undefined {
    const box = (event.currentTarget as Element).closest(".floor")?.getBoundingClientRect();
    return box && { x: (event.clientX - box.left) / scale, y: (event.clientY - box.top) / scale };
  }

  function end(event: PointerEvent, settles: boolean) {
    const now = drag.current;
    if (!now || now.pointer !== event.pointerId) return;
    drag.current = undefined;
    pointing.drag("0");
    const point = room(event);
    if (settles && now.moved && point) drop(point.x + now.offX, point.y + now.offY);
    if (point) pointing.at(point.x, point.y);
    setAt(undefined);
  }

  return {
    at,
    /** Returns whether the last press was a drag, once: the click that follows the press calls it. */
    wasMoved: () => {
      const was = moved.current;
      moved.current = false;
      return was;
    },
    handlers: {
      onPointerDown: (event: PointerEvent) => {
        const point = room(event);
        if (event.button !== 0 || !point) return;
        const piece = (event.currentTarget as HTMLElement).closest<HTMLElement>(".piece");
        const x = Number(piece?.style.getPropertyValue("--x") ?? point.x);
        const y = Number(piece?.style.getPropertyValue("--y") ?? point.y);
        moved.current = false;
        // At the press, not at the first move: a fast pointer has left the elephant by then.
        (event.currentTarget as Element).setPointerCapture(event.pointerId);
        drag.current = {
          pointer: event.pointerId,
          fromX: event.clientX,
          fromY: event.clientY,
          offX: x - point.x,
          offY: y - point.y,
          moved: false,
        };
      },
      onPointerMove: (event: PointerEvent) => {
        const now = drag.current;
        const point = room(event);
        if (!now || now.pointer !== event.pointerId || !point) return;
        if (!now.moved) {
          if (Math.hypot(event.clientX - now.fromX, event.clientY - now.fromY) < THRESHOLD) return;
          now.moved = true;
          moved.current = true;
          pointing.drag(id);
        }
        const place = { x: point.x + now.offX, y: point.y + now.offY };
        pointing.at(place.x, place.y);
        setAt(place);
      },
      onPointerUp: (event: PointerEvent) => end(event, true),
      onPointerCancel: (event: PointerEvent) => end(event, false),
    },
  };
}
