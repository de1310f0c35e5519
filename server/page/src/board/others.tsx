import { useCommandContext } from "../seat/commandContext";
import { departmentKind } from "../ui/shape";

/** Shows the pointers of other people. */
export function Others() {
  const { session } = useCommandContext();
  const departments = new Map(session.view.people.value.map((each) => [each.who.participant, each.who.department]));
  return (
    <div class="others" aria-hidden="true">
      {[...session.cursors.all.value.values()]
        .filter((cursor) => cursor.participant !== session.seat.participant && departments.has(cursor.participant))
        .map((cursor) => (
          <span
            key={cursor.participant}
            class={`cursor cursor-${departmentKind(departments.get(cursor.participant) ?? 0)}`}
            style={{ "--x": cursor.x, "--y": cursor.y }}
          >
            <svg viewBox="0 0 20 24" aria-hidden="true">
              <path d="M2 1l15 13-7 1-3.5 7z" />
            </svg>
            <bdi>{session.view.nameOf(cursor.participant)}</bdi>
          </span>
        ))}
    </div>
  );
}
