import { useEffect, useRef } from "preact/hooks";
import { ElephantLook, Returns } from "../elephant/look";
import { look } from "../gen/look";
import type { Session } from "../room/session";
import type { Elephant } from "../room/state";
import { useCommandContext } from "../seat/commandContext";
import { t } from "../t";
import { calm } from "../ui/signals";
import { moveElephant, moveTo } from "../verbs/moveElephant";
import { doorCall, dropOnDoor, isInDoorway } from "./doorDrop";
import { ALL_NOTES, beginningOf, stackOf } from "./drawn";
import { type PieceSize, type Point, restingMiddle, visibleMiddle } from "./geometry";
import { type NoteText, noteText } from "./noteText";
import type { Pointing } from "./pointing";
import { fontVersion } from "./typeWidth";
import { useDrag } from "./useDrag";
import { useNudge } from "./useNudge";

interface Props {
  readonly id: string;
  readonly size: PieceSize;
  /** The smallest type, in room units. */
  readonly least: number;
  readonly scale: number;
  readonly pointing: Pointing;
}

/** Landing times of the pieces of a pour: they land one after another. */
let landed = { pour: 0, count: 0 };

/** An elephant on the floor: dragged by pointer and touch, moved by arrow keys, opened by a click or Enter. */
export function Piece({ id, size, least, scale, pointing }: Props) {
  const context = useCommandContext();
  const { session } = context;
  const item = useRef<HTMLLIElement>(null);
  const seen = session.view.elephant(id)?.value;
  const can = moveElephant.canExecute(session, { what: "elephant", id });
  const mayMove = can.state === "enabled";
  const drag = useDrag({
    id,
    scale,
    pointing,
    mayMove,
    over: (pointer) => (context.doorCall.value = doorCall(session, id, pointer)),
    drop: (x, y, pointer) => {
      if (isInDoorway(pointer)) dropOnDoor(context, { id, x, y });
      else moveTo(session, id, x, y);
    },
    lost: () => session.news.note(can.state === "disabled" ? t(can.reason, can.with as never) : t("tool.drag_lost")),
  });
  const nudge = useNudge((x, y) => moveTo(session, id, x, y));
  const pour = seen?.elephant.pour ?? 0;
  useEffect(() => land(item.current, pour, session), []);
  if (!seen) return null;
  const { elephant, text } = seen;
  const ghost = session.cursors.holder(id).value;
  const waits = context.atDoor.value?.id === id ? context.atDoor.value : undefined;
  const held = drag.at ?? waits ?? (nudge.at ? undefined : ghost);
  const isOneOfMany = session.view.groups.value.room.length > ALL_NOTES;
  const shown = text ?? t("elephant.no_text");
  const words = isOneOfMany ? beginningOf(shown) : shown;
  // Set again when the font is there.
  fontVersion.value;
  const note = noteText(words, size, least, footOf(elephant, size));
  const place = held
    ? visibleMiddle(held.x, held.y, note)
    : restingMiddle((nudge.at ?? elephant).x, (nudge.at ?? elephant).y, note);
  return (
    <li
      ref={item}
      data-id={id}
      class={`piece ${drag.at || drag.isHeld ? "is-dragged" : ""} ${drag.isHeld ? "is-picked" : ""} ${ghost ? "is-held" : ""}`}
      style={{ ...stylesOf(place, note), "--tilt": tilt(id), "--stack": stackOf(elephant) }}
    >
      <button
        type="button"
        class="piece-button"
        aria-description={mayMove ? t("elephant.move_help") : undefined}
        onKeyDown={(event) => mayMove && nudge.key(event, elephant)}
        onBlur={() => nudge.settle()}
        onClick={() => drag.wasMoved() || context.open({ what: "elephant", id })}
        {...(mayMove ? drag.handlers : {})}
      >
        <ElephantLook
          elephant={elephant}
          size="piece"
          isSmall={!size.words}
          foot={elephant.returns > 0 && <Returns n={elephant.returns} />}
        >
          {words}
        </ElephantLook>
      </button>
    </li>
  );
}

/** Returns the height of what is below the text, in room units. */
export function footOf({ hurts }: Elephant, { words, width }: PieceSize): number {
  if (!words || hurts === 0) return 0;
  return (hurts & (hurts - 1)) !== 0 && width < 300 ? 60 : 34;
}

/** Returns what board.css needs to draw a note. */
export function stylesOf(place: Point, note: NoteText) {
  return {
    "--x": place.x,
    "--y": place.y,
    "--w": note.width,
    "--type": note.type,
    "--leading": note.leading,
    "--lines": note.lines ?? "none",
  };
}

/** Returns a slight tilt that is always the same for an elephant. It means nothing: ids are random. */
function tilt(id: string): string {
  return `${((Number(id.slice(-2)) % 7) - 3) * 0.6}deg`;
}

/** Animates an elephant of the newest pour out of the hat. All elephants of a pour land within two seconds. */
function land(element: HTMLElement | null, pour: number, session: Session): void {
  const pours = session.view.header.peek()?.pours ?? 0;
  if (!element || pour === 0 || pour !== pours || performance.now() - session.pouredAt > 1_000) return;
  if (landed.pour !== pour) {
    landed = { pour, count: 0 };
    setTimeout(() => {
      landed = { pour: 0, count: 0 };
    }, 400);
  }
  const { first_ms, flight_ms, step_ms, arc, mouth, scale } = look.landing;
  const delay = Math.min(look.motion.land - flight_ms, first_ms + landed.count * step_ms);
  landed.count += 1;
  if (calm()) {
    element.animate([{ opacity: 0 }, { opacity: 1 }], { duration: look.motion.fade, delay, fill: "backwards" });
    return;
  }
  const style = getComputedStyle(element);
  const unit = Number.parseFloat(style.getPropertyValue("--u"));
  const dx = (look.place.hat_on_table.x - Number(style.getPropertyValue("--x"))) * unit;
  const dy = (look.place.hat_on_table.y - mouth - Number(style.getPropertyValue("--y"))) * unit;
  element.animate(
    [
      { translate: `${dx}px ${dy}px`, scale, opacity: 0 },
      { translate: `${dx * 0.5}px ${dy * 0.5 - arc * unit}px`, scale: 0.9, opacity: 1, offset: 0.55 },
      { translate: "0 0", scale: 1, opacity: 1 },
    ],
    { duration: flight_ms, delay, fill: "backwards", easing: "cubic-bezier(.3,.1,.3,1)" },
  );
}
