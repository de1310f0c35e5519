import { useEffect, useRef, useState } from "preact/hooks";
import { look } from "../gen/look";

/** A button whose meaning has changed takes no click for this time, so that the second half of a double click does nothing. */
const SETTLING_MS = look.press.changed_ms;

/** Returns whether the meaning of a press has just changed. The first meaning is no change. */
export function useSettling(meaning: string): boolean {
  const before = useRef(meaning);
  const changedAt = useRef(Number.NEGATIVE_INFINITY);
  const [, draw] = useState(0);
  if (before.current !== meaning) {
    before.current = meaning;
    changedAt.current = performance.now();
  }
  const left = SETTLING_MS - (performance.now() - changedAt.current);
  useEffect(() => {
    if (left <= 0) return;
    const timer = setTimeout(() => draw((n) => n + 1), left);
    return () => clearTimeout(timer);
  }, [meaning]);
  return left > 0;
}
