import { signal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { look } from "../gen/look";
import type { Session } from "../room/session";
import { FLOOR, Stage } from "../room/state";
import { useCommandContext } from "../seat/commandContext";
import { t } from "../t";
import { wide } from "../ui/signals";
import { DecisionWall, decisionsOf } from "./decisions";
import { Dots } from "./dots";
import { ALL_NOTES, type Area, Drawing, wholeFloor } from "./drawn";
import { fitting, isWorking, type PieceSize, type Point, sizeOf } from "./geometry";
import { forgetTexts } from "./noteText";
import { Others } from "./others";
import { Piece } from "./piece";
import { Pointing } from "./pointing";
import { Porch } from "./porch";
import { Scenery } from "./scenery";
import { watchFont } from "./typeWidth";
import { Walkers } from "./walkers";

/** Minimum number of pixels per room unit. Texts are legible on a phone, and the room is then wider than the screen. */
const LEAST = 0.5;
/** Height of the buttons below the floor, in pixels. */
const BUTTONS = 56;
const ZOOMS = [1, 1.35, 1.8, 2.5];

/** Shows the floor of the room with its elephants. */
export function Board() {
  const context = useCommandContext();
  const { session } = context;
  const frame = useRef<HTMLDivElement>(null);
  const floor = useRef<HTMLDivElement>(null);
  const fit = useMemo(() => signal(0.5), []);
  const zoom = useMemo(() => signal(0), []);
  const area = useMemo(() => signal<Area>(wholeFloor), []);
  const drawing = useMemo(() => new Drawing(session.view, area), [session]);
  const pointing = useMemo(() => new Pointing(session), [session]);
  const groups = session.view.groups.value;
  const working = isWorking(session.view.header.value, groups.room.length);
  useEffect(() => void watchFont(forgetTexts), []);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const measure = () => {
      const { width, height } = element.getBoundingClientRect();
      // The buttons at the edge cover no elephant.
      const below = working && wide.peek() ? BUTTONS : 0;
      const shown = FLOOR.height - (working ? look.work.top : 0);
      const whole = Math.min(width / FLOOR.width, Math.max(height - below, 200) / shown);
      fit.value = wide.peek() ? Math.max(0.3, whole) : Math.max(LEAST, whole);
    };
    const watcher = new ResizeObserver(measure);
    watcher.observe(element);
    measure();
    element.scrollLeft = 690 * fit.peek() * (ZOOMS[0] ?? 1) - element.clientWidth / 2;
    return () => watcher.disconnect();
  }, [fit, working]);
  const scale = fit.value * (ZOOMS[zoom.value] ?? 1);
  const stage = session.view.header.value?.stage ?? 0;
  const decisions = decisionsOf(session);
  /** Notes which part of the floor is in view, in steps, so that panning does not choose anew all the time. */
  function see() {
    if (frame.current && floor.current) area.value = inView(frame.current, floor.current, scale, area.peek());
  }
  useEffect(see, [scale, groups.room.length > ALL_NOTES]);
  // Who is on the floor decides the size; a move does not change it.
  const size = useMemo(
    () => sizeOf(fitting(unmoved(session, groups.room), groups.room.length)),
    [session, groups.room],
  );
  const least = look.notes.least_type / (ZOOMS[zoom.value] ?? 1);
  return (
    <section class={`board ${decisions.length > 0 ? "has-wall" : ""}`} aria-label={t("board.title")}>
      {decisions.length > 0 && <DecisionWall decisions={decisions} />}
      <div
        ref={frame}
        class={`board-frame ${working ? "is-working" : ""}`}
        inert={decisions.length > 0}
        style={{ "--u": `${scale}px` }}
        onScroll={see}
      >
        {wide.value && session.view.header.value?.prompt && (
          <p class="wall" dir="auto" aria-hidden="true">
            <span>{session.view.header.value.prompt}</span>
          </p>
        )}
        <div
          ref={floor}
          class={`floor ${size.isCrowd ? "is-crowd" : ""}`}
          style={{ "--u": `${scale}px`, "--limbs": size.limbs, "--ears": size.ears, "--pad": size.padding }}
          onPointerMove={(event) => pointing.move(event, floor.current, scale)}
          onPointerLeave={() => pointing.away()}
        >
          <Scenery />
          <Porch />
          <Dots drawing={drawing} scale={scale} />
          <Notes drawing={drawing} size={size} least={least} scale={scale} pointing={pointing} />
          <Walkers size={size} />
          <Others />
          {groups.room.length === 0 && <p class="board-empty">{emptyWords(stage)}</p>}
        </div>
      </div>
      <div class="zooms">
        {wide.value && (
          <button
            type="button"
            class="icon-button"
            aria-pressed={context.filled.value}
            aria-label={t("board.fill")}
            title={t("board.fill")}
            onClick={() => (context.filled.value = !context.filled.value)}
          >
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d="M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5" class="stroke" />
            </svg>
          </button>
        )}
        <button
          type="button"
          class="icon-button"
          aria-label={t("board.zoom_out")}
          disabled={zoom.value === 0}
          onClick={() => (zoom.value -= 1)}
        >
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M5 12h14" class="stroke" />
          </svg>
        </button>
        <button
          type="button"
          class="icon-button"
          aria-label={t("board.zoom_in")}
          disabled={zoom.value === ZOOMS.length - 1}
          onClick={() => (zoom.value += 1)}
        >
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M5 12h14M12 5v14" class="stroke" />
          </svg>
        </button>
      </div>
    </section>
  );
}

interface NotesProps {
  readonly drawing: Drawing;
  readonly size: PieceSize;
  readonly least: number;
  readonly scale: number;
  readonly pointing: Pointing;
}

/** The elephants that are notes. They are drawn again when others become notes, not whenever one moves. */
function Notes({ drawing, ...piece }: NotesProps) {
  const keep = (event: Event) => {
    drawing.kept.value = (event.target as Element).closest<HTMLElement>(".piece")?.dataset.id;
  };
  return (
    <ul class="pieces" aria-label={t("list.room")} onFocusCapture={keep} onPointerDownCapture={keep}>
      {drawing.notes.value.map((id) => (
        <Piece key={id} id={id} {...piece} />
      ))}
    </ul>
  );
}

const STEP = 100;

/** Returns the part of the floor that is in view, rounded outward; the same object if it is the same part. */
function inView(frame: HTMLElement, floor: HTMLElement, scale: number, before: Area): Area {
  const [outer, inner] = [frame.getBoundingClientRect(), floor.getBoundingClientRect()];
  const down = (pixels: number) => Math.floor(pixels / scale / STEP) * STEP;
  const up = (pixels: number) => Math.ceil(pixels / scale / STEP) * STEP;
  const now = {
    left: down(outer.left - inner.left),
    top: down(outer.top - inner.top),
    right: up(outer.right - inner.left),
    bottom: up(outer.bottom - inner.top),
  };
  return Object.values(now).join() === Object.values(before).join() ? before : now;
}

/** Returns the places of the elephants that nobody moved. What people put on each other changes no size. */
function unmoved(session: Session, ids: readonly string[]): Point[] {
  return ids.flatMap((id) => {
    const elephant = session.view.elephant(id)?.peek().elephant;
    return elephant?.layer === 0 ? [elephant] : [];
  });
}

function emptyWords(stage: number): string {
  if (stage <= Stage.gather) return t("board.empty_gather");
  return stage === Stage.spot ? t("board.empty_spot") : t("board.empty_debrief");
}
