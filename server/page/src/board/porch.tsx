import { look } from "../gen/look";
import { useCommandContext } from "../seat/commandContext";
import { t } from "../t";

/** The number of elephants that fit on the porch; one less if there are more. */
const MOST = 3;

const { left, right, top, bottom } = look.place.doorway;
const place = { "--left": left + 9, "--width": right - left - 18, "--top": top + 84, "--height": bottom - top - 88 };

/** Shows the elephants on the porch in the doorway. Each opens by a click. */
export function Porch() {
  const { session } = useCommandContext();
  const ids = session.view.groups.value.porch;
  if (ids.length === 0) return null;
  const shown = ids.length > MOST ? ids.slice(0, MOST - 1) : ids;
  return (
    <ul class="porch" aria-label={t("list.porch")} style={place}>
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
