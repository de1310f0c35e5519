import type { Elephant } from "../room/state";
import { useCommandContext } from "../seat/commandContext";
import { t } from "../t";
import { DOT, type Drawing, dotAt } from "./drawn";

const colours = [1, 2, 3, 4, 5, 6];

/** Draws elephants that are no notes now: one shape for each color, however many there are. A click opens the topmost one. */
export function Dots({ drawing, scale }: { drawing: Drawing; scale: number }) {
  const context = useCommandContext();
  const dots = drawing.dots.value;
  if (dots.length === 0) return null;
  function open(event: MouseEvent) {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const dot = dotAt(dots, (event.clientX - box.left) / scale, (event.clientY - box.top) / scale);
    if (dot) context.open({ what: "elephant", id: dot.id });
  }
  return (
    <>
      <svg class="dots" viewBox="0 0 1600 900" aria-hidden="true" onClick={open}>
        {colours.map((colour) => (
          <path key={colour} class={`colour-${colour}`} d={pathOf(dots.filter((dot) => kindOf(dot) === colour))} />
        ))}
      </svg>
      <p class="board-more">{t("board.more_below", { n: dots.length })}</p>
    </>
  );
}

function kindOf({ colour }: Elephant): number {
  return colour >= 1 && colour <= 6 ? colour : 6;
}

function pathOf(dots: readonly Elephant[]): string {
  const { width, height } = DOT;
  return dots.map(({ x, y }) => `M${x - width / 2} ${y - height / 2}h${width}v${height}h-${width}z`).join("");
}
