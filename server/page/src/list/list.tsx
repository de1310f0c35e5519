import { useState } from "preact/hooks";
import { Returns } from "../elephant/look";
import { Role } from "../room/state";
import { decisionName } from "../room/words";
import { useCommandContext } from "../seat/commandContext";
import { t } from "../t";
import { bringBack } from "../verbs/bringBack";
import { VerbButton } from "../verbs/button";
import { putBack } from "../verbs/putBack";
import { Hat } from "../write/hat";
import { Rows } from "./rows";

const SEARCH_FROM = 8;

/** Lists every elephant of the room, on the floor and outside, with its decision. */
export function List() {
  const { session } = useCommandContext();
  const [find, setFind] = useState("");
  const groups = session.view.groups.value;
  const pours = session.view.header.value?.pours ?? 0;
  const sought = find.trim().toLocaleLowerCase();
  const has = (id: string) =>
    sought === "" || (session.view.elephant(id)?.value.text ?? "").toLocaleLowerCase().includes(sought);
  const inRoom = groups.room.filter(has);
  return (
    <div class="list">
      {groups.room.length >= SEARCH_FROM && (
        <input
          class="find"
          type="search"
          dir="auto"
          aria-label={t("list.search")}
          placeholder={t("list.search")}
          value={find}
          onInput={(event) => setFind(event.currentTarget.value)}
        />
      )}
      {pours === 0 && session.role > Role.host && <Hat />}
      <section>
        <h2>
          {t("list.room")} <span class="count">{groups.room.length}</span>
        </h2>
        {groups.room.length === 0 && (
          <p class="empty-line">{pours === 0 ? t("list.empty_room_before") : t("list.empty_room_after")}</p>
        )}
        {groups.room.length > 0 && inRoom.length === 0 && <p class="empty-line">{t("list.none_found")}</p>}
        <Rows ids={inRoom} />
      </section>
      <Outside title={t("list.porch")} ids={groups.porch} />
      <Outside title={t("list.gone")} ids={groups.gone} />
      {groups.aside.length > 0 && <Aside ids={groups.aside} />}
    </div>
  );
}

function Outside({ title, ids }: { title: string; ids: readonly string[] }) {
  const context = useCommandContext();
  const { session } = context;
  if (ids.length === 0) return null;
  return (
    <section>
      <h2>
        {title} <span class="count">{ids.length}</span>
      </h2>
      <ul class="rows outside">
        {ids.map((id) => {
          const seen = session.view.elephant(id)?.value;
          if (!seen) return null;
          return (
            <li key={id} class={`out-row colour-${seen.elephant.colour}`}>
              <button type="button" class="out-open" onClick={() => context.open({ what: "elephant", id })}>
                <span class="out-text" dir="auto">
                  {seen.text ?? t("elephant.no_text")}
                </span>
                <Returns n={seen.elephant.returns} />
              </button>
              <p class="out-decision">
                <span class="tag">{decisionName(seen.elephant.decisionKind)}</span> <bdi>{seen.decision}</bdi>
              </p>
              <VerbButton verb={bringBack} subject={{ what: "elephant", id }} kind="small" isPrimary={false} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Aside({ ids }: { ids: readonly string[] }) {
  const { session } = useCommandContext();
  const mayPutBack = ids.some((id) => putBack.canExecute(session, { what: "elephant", id }).state === "enabled");
  return (
    <section>
      <h2>
        {t("list.aside")} <span class="count">{ids.length}</span>
      </h2>
      <p class="hint">{t("list.aside_hint")}</p>
      {mayPutBack && (
        <ul class="rows outside">
          {ids.map((id, i) => (
            <li key={id} class="out-row aside-row">
              <span class="out-text">
                {t("elephant.aside")} {i + 1}
              </span>
              <VerbButton verb={putBack} subject={{ what: "elephant", id }} kind="small" />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
