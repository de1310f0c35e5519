import { useEffect, useRef, useState } from "preact/hooks";
import { look } from "../gen/look";

/** A button whose meaning just changed takes no click for this long: the second half of a double click meant the first. */
const SETTLING_MS = look.press.changed_ms;

/** Whether what a press would do changed just now. When it is first drawn, nothing has changed. */
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
