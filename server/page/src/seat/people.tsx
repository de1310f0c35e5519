import { Role } from "../room/state";
import type { Person } from "../room/view";
import { roleName } from "../room/words";
import { t } from "../t";
import { Shape } from "../ui/shape";
import { VerbButton } from "../verbs/button";
import { giveFloor } from "../verbs/giveFloor";
import { offeredFor } from "../verbs/index";
import { lockRoom } from "../verbs/lockRoom";
import { lowerHand } from "../verbs/lowerHand";
import { readmit } from "../verbs/readmit";
import { removeParticipant } from "../verbs/removeParticipant";
import { unlockRoom } from "../verbs/unlockRoom";
import { theRoom } from "../verbs/verb";
import { useCommandContext } from "./commandContext";
import { speakingOf } from "./speakers";

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
      {session.header?.locked && <p class="banner">{t("people.locked")}</p>}
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
      <Removed />
      <p class="people-acts">
        <VerbButton verb={lockRoom} subject={theRoom} kind="small" />
        <VerbButton verb={unlockRoom} subject={theRoom} kind="small" />
      </p>
    </div>
  );
}

/** Lists who was removed, for those who may let them in. */
function Removed() {
  const { session } = useCommandContext();
  const removed = session.view.removed.value.filter(
    ({ who: { participant } }) => readmit.canExecute(session, { what: "person", participant }).state !== "hidden",
  );
  if (removed.length === 0) return null;
  return (
    <section class="department">
      <h3>
        {t("people.removed")} <span class="count">{removed.length}</span>
      </h3>
      <ul>
        {removed.map(({ who, name }) => (
          <li key={who.participant} class="person">
            <bdi class="person-name">{name}</bdi>
            {who.asks !== 0 && <span class="tag">{t("people.asks", { number: who.asks })}</span>}
            <VerbButton verb={readmit} subject={{ what: "person", participant: who.participant }} kind="small" />
          </li>
        ))}
      </ul>
    </section>
  );
}

function PersonRow({ person }: { person: Person }) {
  const context = useCommandContext();
  const { session } = context;
  const { participant, role, asks } = person.who;
  const subject = { what: "person", participant } as const;
  const isMe = participant === session.seat.participant;
  const mayReadmit = readmit.canExecute(session, subject).state === "enabled";
  const { hands, floor } = session.liveState;
  const speaking = speakingOf(hands, floor, participant);
  return (
    <li class="person">
      {offeredFor(session, subject).length > 0 ? (
        <button type="button" class="link person-name" onClick={() => context.open(subject)}>
          <bdi>{person.name}</bdi>
        </button>
      ) : (
        <bdi class="person-name">{person.name}</bdi>
      )}
      {isMe && <span class="tag">{t("people.you")}</span>}
      {speaking && <span class="tag">{speaking}</span>}
      {role !== Role.participant && <span class="tag">{roleName(role)}</span>}
      {mayReadmit && <span class="tag">{t("people.asks", { number: asks })}</span>}
      <VerbButton verb={readmit} subject={subject} kind="small" />
      <VerbButton verb={giveFloor} subject={{ what: "person", participant }} kind="small quiet" />
      <VerbButton verb={lowerHand} subject={{ what: "person", participant }} kind="small quiet" />
      <VerbButton
        verb={removeParticipant}
        subject={subject}
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
