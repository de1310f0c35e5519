import { look } from "../gen/look";
import { useCommandContext } from "../seat/commandContext";
import { t } from "../t";
import { isWorking } from "./geometry";

/** The number of elephants that fit on the porch; one less if there are more. */
const MOST = 3;

/** Returns the part of the doorway in which they stand, in room units. */
function standing(isSmall: boolean) {
  const { left, right, top, bottom } = isSmall ? look.work.doorway : look.place.doorway;
  const above = 84 * (isSmall ? look.work.door.scale : 1);
  return {
    "--left": left + 6,
    "--width": right - left - 12,
    "--top": top + above,
    "--height": bottom - top - above - 4,
  };
}

/** Shows the elephants on the porch in the doorway. Each opens by a click. */
export function Porch() {
  const { session } = useCommandContext();
  const ids = session.view.groups.value.porch;
  if (ids.length === 0) return null;
  const shown = ids.length > MOST ? ids.slice(0, MOST - 1) : ids;
  return (
    <ul
      class="porch"
      aria-label={t("list.porch")}
      style={standing(isWorking(session.view.header.value, session.view.groups.value.room.length))}
    >
      {shown.map((id) => (
        <PorchNote key={id} id={id} />
      ))}
      {ids.length > shown.length && (
        <li class="porch-more">{t("board.more_people", { n: ids.length - shown.length })}</li>
      )}
    </ul>
  );
}

function PorchNote({ id }: { id: string }) {
  const context = useCommandContext();
  const seen = context.session.view.elephant(id)?.value;
  if (!seen) return null;
  const { elephant, text, decision } = seen;
  const kind = elephant.colour >= 1 && elephant.colour <= 6 ? elephant.colour : 6;
  const words = text ?? t("elephant.no_text");
  return (
    <li>
      <button
        type="button"
        class={`porch-note colour-${kind}`}
        title={decision ? `${words}\n${decision}` : words}
        aria-description={decision}
        onClick={() => context.open({ what: "elephant", id })}
      >
        <span dir="auto">{words}</span>
      </button>
    </li>
  );
}
