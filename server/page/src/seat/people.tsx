import { Role } from "../room/state";
import type { Person } from "../room/view";
import { roleName } from "../room/words";
import { t } from "../t";
import { Shape } from "../ui/shape";
import { VerbButton } from "../verbs/button";
import { removeParticipant } from "../verbs/removeParticipant";
import { useCommandContext } from "./commandContext";

/** Lists the people in the room by department. */
export function People() {
  const context = useCommandContext();
  const { session } = context;
  const people = session.view.people.value;
  const departments = session.view.header.value?.departments ?? [];
  const groups = [...departments.map((name, i) => [i + 1, name] as const), [0, t("people.nobody_department")] as const];
  return (
    <div class="people">
      <h2 class="unseen">{t("people.title")}</h2>
      {people.length <= 1 && (
        <div class="empty">
          <p>{t("people.only_you")}</p>
          <button type="button" class="button" onClick={() => context.open({ what: "invite" })}>
            {t("room.invite")}
          </button>
        </div>
      )}
      {groups.map(([number, name]) => {
        const inside = people.filter((person) => person.who.department === number);
        if (inside.length === 0) return null;
        return (
          <section key={number} class="department">
            <h3>
              <Shape department={number} />
              <bdi>{name}</bdi> <span class="count">{inside.length}</span>
            </h3>
            <ul>
              {inside.map((person) => (
                <PersonRow key={person.who.participant} person={person} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function PersonRow({ person }: { person: Person }) {
  const { session } = useCommandContext();
  const { participant, role } = person.who;
  const isMe = participant === session.seat.participant;
  return (
    <li class="person">
      <bdi class="person-name">{person.name}</bdi>
      {isMe && <span class="tag">{t("people.you")}</span>}
      {role !== Role.participant && <span class="tag">{roleName(role)}</span>}
      <VerbButton
        verb={removeParticipant}
        subject={{ what: "person", participant }}
        icon={{
          name: t("people.remove_sure", { name: person.name }),
          picture: (
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d="M7 7l10 10M17 7L7 17" class="stroke" />
            </svg>
          ),
        }}
      />
    </li>
  );
}
