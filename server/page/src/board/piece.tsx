import { useEffect, useRef } from "preact/hooks";
import { ElephantLook, Returns } from "../elephant/look";
import { moveElephant } from "../room/acts/moveElephant";
import type { Session } from "../room/session";
import { useDesk } from "../seat/desk";
import { t } from "../t";
import { calm } from "../ui/signals";
import { HAT_TABLE, held } from "./geometry";
import type { Pointing } from "./pointing";
import { useDrag } from "./useDrag";

interface Props {
  readonly id: string;
  readonly width: number;
  readonly scale: number;
  readonly mayMove: boolean;
  readonly pointing: Pointing;
}

const STEP = 20;
const arrows: Record<string, readonly [number, number]> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

/** When pieces of a pour were last seen to land, so that they land one after another. */
let landed = { pour: 0, count: 0 };

/** An elephant on the floor: dragged by pointer and touch, moved by arrow keys, opened by a click or Enter. */
export function Piece({ id, width, scale, mayMove, pointing }: Props) {
  const desk = useDesk();
  const { session } = desk;
  const item = useRef<HTMLLIElement>(null);
  const seen = session.view.elephant(id)?.value;
  const drag = useDrag(id, scale, pointing, (x, y) => moveElephant(session, id, x, y));
  const pour = seen?.elephant.pour ?? 0;
  useEffect(() => land(item.current, pour, session), []);
  if (!seen) return null;
  const { elephant, text } = seen;
  const ghost = session.cursors.holder(id).value;
  const at = drag.at ?? (ghost ? { x: ghost.x, y: ghost.y } : elephant);
  const place = held(at.x, at.y, width);
  function key(event: KeyboardEvent) {
    const arrow = arrows[event.key];
    if (!arrow || !mayMove) return;
    event.preventDefault();
    const far = event.shiftKey ? 4 : 1;
    moveElephant(session, id, elephant.x + arrow[0] * far, elephant.y + arrow[1] * far);
  }
  return (
    <li
      ref={item}
      class={`piece ${drag.at ? "is-dragged" : ""} ${ghost ? "is-held" : ""}`}
      style={{ "--x": place.x, "--y": place.y, "--tilt": tilt(id) }}
    >
      <button
        type="button"
        class="piece-button"
        aria-description={mayMove ? t("elephant.move_help") : undefined}
        onKeyDown={key}
        onClick={() => drag.wasMoved() || desk.open({ what: "elephant", id })}
        {...(mayMove ? drag.handlers : {})}
      >
        <ElephantLook elephant={elephant} size="piece" foot={elephant.returns > 0 && <Returns n={elephant.returns} />}>
          {text ?? t("elephant.no_text")}
        </ElephantLook>
      </button>
    </li>
  );
}

/** A slight lean, always the same for an elephant: says nothing, its id is random. */
function tilt(id: string): string {
  return `${(Number(id.slice(-2)) % 7) - 3}deg`;
}

/** Lets an elephant of the newest pour come out of the hat: all of a pour land within two seconds. */
function land(element: HTMLElement | null, pour: number, session: Session): void {
  const pours = session.view.header.peek()?.pours ?? 0;
  if (!element || pour === 0 || pour !== pours || performance.now() - session.pouredAt > 1_000) return;
  if (landed.pour !== pour) {
    landed = { pour, count: 0 };
    setTimeout(() => {
      landed = { pour: 0, count: 0 };
    }, 400);
  }
  const delay = Math.min(1_600, landed.count * 110);
  landed.count += 1;
  if (calm()) {
    element.animate([{ opacity: 0 }, { opacity: 1 }], { duration: 120, delay, fill: "backwards" });
    return;
  }
  const style = getComputedStyle(element);
  const unit = Number.parseFloat(style.getPropertyValue("--u"));
  const dx = (HAT_TABLE.x - Number(style.getPropertyValue("--x"))) * unit;
  const dy = (HAT_TABLE.y - 60 - Number(style.getPropertyValue("--y"))) * unit;
  element.animate(
    [
      { translate: `${dx}px ${dy}px`, scale: 0.2, opacity: 0 },
      { translate: `${dx * 0.5}px ${dy * 0.5 - 90 * unit}px`, scale: 0.9, opacity: 1, offset: 0.55 },
      { translate: "0 0", scale: 1, opacity: 1 },
    ],
    { duration: 420, delay, fill: "backwards", easing: "cubic-bezier(.3,.1,.3,1)" },
  );
}
