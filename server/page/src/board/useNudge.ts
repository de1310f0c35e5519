import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Nudge } from "./nudge";

/** Moves one elephant by arrow keys. A move that is not sent yet is sent when the piece is unmounted. */
export function useNudge(move: (x: number, y: number) => void) {
  const [, draw] = useState(0);
  const latest = useRef(move);
  latest.current = move;
  const nudge = useMemo(
    () =>
      new Nudge(
        () => draw((n) => n + 1),
        (x, y) => latest.current(x, y),
      ),
    [],
  );
  useEffect(() => () => nudge.settle(), [nudge]);
  return {
    at: nudge.at,
    settle: () => nudge.settle(),
    key(event: KeyboardEvent, from: { readonly x: number; readonly y: number }) {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      if (nudge.press(event.key, event.shiftKey, from)) event.preventDefault();
    },
  };
}
