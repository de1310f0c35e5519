import { useCommandContext } from "../seat/commandContext";
import { departmentKind } from "../ui/shape";

/** Shows the pointers of other people. */
export function Others() {
  const { session } = useCommandContext();
  const people = new Map(session.view.people.value.map((each) => [each.who.participant, each]));
  return (
    <div class="others" aria-hidden="true">
      {[...session.cursors.all.value.values()]
        .filter((cursor) => cursor.participant !== session.seat.participant && people.has(cursor.participant))
        .map((cursor) => (
          <span
            key={cursor.participant}
            class={`cursor cursor-${departmentKind(people.get(cursor.participant)?.who.department ?? 0)}`}
            style={{ "--x": cursor.x, "--y": cursor.y }}
          >
            <svg viewBox="0 0 20 24" aria-hidden="true">
              <path d="M2 1l15 13-7 1-3.5 7z" />
            </svg>
            <bdi>{people.get(cursor.participant)?.shown.short}</bdi>
          </span>
        ))}
    </div>
  );
}
