import { useState } from "preact/hooks";
import { beginningOf } from "../board/drawn";
import { look } from "../gen/look";
import { useCommandContext } from "../seat/commandContext";
import { type Key, t } from "../t";
import { moveTo } from "../verbs/moveElephant";

const { spots } = look;
const { beside } = spots;

/** Nine places of the floor, in room units: back left to front right. */
const places = spots.y.flatMap((y) => spots.x.map((x) => [x, y] as const));

/** Moves an elephant without dragging: to a place on the floor, or next to another elephant. */
export function MoveTo({ id, done }: { id: string; done: () => void }) {
  const { session } = useCommandContext();
  const [near, setNear] = useState("");
  const [isOpen, setOpen] = useState(false);
  const others = isOpen ? session.view.groups.value.room.filter((other) => other !== id) : [];
  function go(x: number, y: number) {
    moveTo(session, id, x, y);
    done();
  }
  function goNear(event: Event) {
    event.preventDefault();
    const other = session.view.elephant(near)?.peek().elephant;
    if (other) go(other.x + (other.x < beside.turns_at ? beside.x : -beside.x), other.y + beside.y);
  }
  return (
    <details class="move-to" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("dialog.move")}</summary>
      <div class="places">
        {places.map(([x, y], i) => (
          <button type="button" class="place" key={`${x}/${y}`} onClick={() => go(x, y)}>
            {t(`dialog.place_${i + 1}` as Key, undefined as never)}
          </button>
        ))}
      </div>
      {others.length > 0 && (
        <form class="move-near" onSubmit={goNear}>
          <label for="move-near">{t("dialog.move_near")}</label>
          <select id="move-near" value={near} onChange={(event) => setNear(event.currentTarget.value)}>
            <option value="">{t("dialog.choose")}</option>
            {others.map((other) => (
              <option key={other} value={other}>
                {beginningOf(session.view.elephant(other)?.value.text ?? "")}
              </option>
            ))}
          </select>
          <button type="submit" class="button small" disabled={near === ""}>
            {t("dialog.move_go")}
          </button>
        </form>
      )}
    </details>
  );
}
