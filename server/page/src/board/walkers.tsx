import { useEffect, useRef, useState } from "preact/hooks";
import { ElephantLook } from "../elephant/look";
import { look } from "../gen/look";
import { isOut, isShown } from "../room/state";
import type { Seen } from "../room/view";
import { useCommandContext } from "../seat/commandContext";
import { t } from "../t";
import { calm } from "../ui/signals";
import { type PieceSize, restingMiddle, visibleMiddle } from "./geometry";
import { noteText } from "./noteText";
import { footOf, stylesOf } from "./piece";

/** Animates elephants that have just left the room on their way to the door. */
export function Walkers({ size }: { size: PieceSize }) {
  const { session } = useCommandContext();
  const inRoom = session.view.groups.value.room;
  const before = useRef<ReadonlySet<string>>(new Set());
  const [walking, setWalking] = useState<readonly Seen[]>([]);
  useEffect(() => {
    const now: ReadonlySet<string> = new Set(inRoom);
    const left: Seen[] = [];
    for (const id of before.current) {
      const seen = session.view.elephant(id)?.peek();
      if (!now.has(id) && seen && isOut(seen.elephant) && isShown(seen.elephant)) left.push(seen);
    }
    before.current = now;
    if (left.length > 0) setWalking((others) => [...others, ...left]);
  }, [inRoom, session]);
  const done = (seen: Seen) => setWalking((others) => others.filter((other) => other !== seen));
  return (
    <div aria-hidden="true">
      {walking.map((seen) => (
        <Walker key={seen.elephant.id} seen={seen} size={size} done={() => done(seen)} />
      ))}
    </div>
  );
}

function Walker({ seen, size, done }: { seen: Seen; size: PieceSize; done: () => void }) {
  const element = useRef<HTMLDivElement>(null);
  const { elephant } = seen;
  const atDoor = useCommandContext().atDoor.peek();
  const words = seen.text ?? t("elephant.hidden");
  const note = noteText(words, size, look.notes.least_type, footOf(elephant, size));
  const from =
    atDoor && atDoor.id === elephant.id
      ? visibleMiddle(atDoor.x, atDoor.y, note)
      : restingMiddle(elephant.x, elephant.y, note);
  useEffect(() => {
    const walker = element.current;
    if (!walker) return;
    const walk = calm() ? fade(walker) : toTheDoor(walker, from);
    walk.onfinish = done;
    return () => walk.cancel();
  }, []);
  return (
    <div ref={element} class="piece walker" style={{ ...stylesOf(from, note), "--tilt": "0deg" }}>
      <ElephantLook elephant={elephant} size="piece" isSmall={!size.words}>
        {words}
      </ElephantLook>
    </div>
  );
}

function fade(walker: HTMLElement): Animation {
  return walker.animate([{ opacity: 1 }, { opacity: 0 }], { duration: look.motion.fade, fill: "forwards" });
}

/** Walks with a slight sway, gets smaller towards the door, and disappears. */
function toTheDoor(walker: HTMLElement, from: { x: number; y: number }): Animation {
  const unit = Number.parseFloat(getComputedStyle(walker).getPropertyValue("--u"));
  const { left, right, bottom } = look.work.doorway;
  const door = { x: (left + right) / 2, y: bottom - 15 };
  const distance = Math.hypot(door.x - from.x, door.y - from.y);
  const duration = Math.max(look.walk.least_ms, (distance / look.motion.walk) * 1000);
  const steps = Math.max(4, Math.round(duration / 320));
  const frames = Array.from({ length: steps + 1 }, (_, i) => {
    const part = i / steps;
    const x = (door.x - from.x) * part * unit;
    const y = (door.y - from.y) * part * unit;
    const sway = i === 0 || i === steps ? 0 : i % 2 === 0 ? 3 : -3;
    return {
      translate: `${x}px ${y}px`,
      rotate: `${sway}deg`,
      scale: 1 - part * 0.62,
      opacity: part > 0.97 ? 0 : 1,
    };
  });
  return walker.animate(frames, { duration, easing: "linear", fill: "forwards" });
}
