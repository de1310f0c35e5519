import { useEffect, useRef, useState } from "preact/hooks";
import { go } from "../app";
import type { RoomDescriptionJson } from "../gen/elephantboard/v1/service_pb";
import { limitsOf } from "../room/limits";
import type { Seat, Seats } from "../room/seats";
import { stageName } from "../room/words";
import { t } from "../t";
import { Brand } from "../ui/brand";
import { Choice, Line, Trouble } from "../ui/form";
import { Shape } from "../ui/shape";
import { toBase64 } from "../wire/bytes";
import { numberOf } from "../wire/message";
import { Refused } from "../wire/refusal";
import { describeRoom, join } from "../wire/rest";

/** Refusals after which those who lead may let this person in. */
const WAITING = new Set(["REMOVED", "ASKED", "ASKED_ALREADY"]);
const AGAIN_MS = 3_000;

interface Props {
  readonly code: string;
  readonly seats: Seats;
  readonly hostSecret: string | undefined;
  readonly joined: (seat: Seat) => void;
}

/** The form to join a room: it shows the room and asks for a name and a department. */
export function Join({ code, seats, hostSecret, joined }: Props) {
  const [room, setRoom] = useState<RoomDescriptionJson>();
  const [trouble, setTrouble] = useState("");
  const [tries, setTries] = useState(0);
  useEffect(() => {
    document.title = `${t("join.title")} – ElephantBoard`;
    setTrouble("");
    describeRoom(code, hostSecret && `Host ${hostSecret}`).then(setRoom, (error: Error) => setTrouble(error.message));
  }, [code, hostSecret, tries]);
  return (
    <div class="start">
      <header class="start-head">
        <a class="start-home" href="/">
          <Brand />
          <span class="wordmark">ElephantBoard</span>
        </a>
      </header>
      <main class="sheet narrow">
        {room ? (
          <Form room={room} code={code} seats={seats} hostSecret={hostSecret} joined={joined} />
        ) : (
          <section class="card form-part">
            <Trouble text={trouble} />
            {trouble === "" ? (
              <p role="status">{t("join.looking")}</p>
            ) : (
              <div class="form-end">
                <button type="button" class="button primary" onClick={() => setTries(tries + 1)}>
                  {t("join.again")}
                </button>
                <button type="button" class="button" onClick={() => go("/")}>
                  {t("join.back")}
                </button>
              </div>
            )}
          </section>
        )}
      </main>
    </div>
  );
}

function Form({ room, code, seats, hostSecret, joined }: Props & { room: RoomDescriptionJson }) {
  const [name, setName] = useState(seats.lastName);
  const [department, setDepartment] = useState(0);
  const [watching, setWatching] = useState(false);
  const [trouble, setTrouble] = useState("");
  const [busy, setBusy] = useState(false);
  /** The code of the last refusal. */
  const [refusal, setRefusal] = useState("");
  const departments = room.departments ?? [];
  // Those who lead were told: the room opens here as soon as they let this person in.
  const isWaiting = WAITING.has(refusal);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  async function send(asks: boolean) {
    clearTimeout(timer.current);
    setBusy(true);
    try {
      const answer = await join(code, {
        person: { name, department: watching ? 0 : department },
        role: watching ? "ROLE_OBSERVER" : "ROLE_PARTICIPANT",
        secret: toBase64(seats.joinSecret),
        ...(asks ? { asks } : {}),
        ...(hostSecret === undefined ? {} : { hostSecret }),
      });
      const { token = "", participant = 0 } = answer;
      joined({ token, participant, role: numberOf("Role", answer.role), room: answer.room ?? "", name });
    } catch (error) {
      setTrouble((error as Error).message);
      setBusy(false);
      const why = error instanceof Refused ? error.code : refusal;
      setRefusal(why);
      if (WAITING.has(why)) timer.current = setTimeout(() => void send(why === "ASKED"), AGAIN_MS);
    }
  }

  function submit(event: Event) {
    event.preventDefault();
    setTrouble("");
    void send(false);
  }

  return (
    <>
      <div class="join-room">
        <p class="pill">{t("join.stage", { stage: stageName(numberOf("Stage", room.stage)) })}</p>
        <h1 dir="auto">{room.name}</h1>
        {room.concern && (
          <p class="concern" dir="auto">
            {room.concern}
          </p>
        )}
        <p class="hint">{t("join.people", { n: room.people ?? 0 })}</p>
      </div>
      <form class="card form-part" onSubmit={submit}>
        {hostSecret !== undefined && <p class="banner">{t("join.as_host")}</p>}
        <Line
          label={t("join.name")}
          hint={t("join.name_hint")}
          value={name}
          set={setName}
          required
          maxLength={2 * limitsOf(room.limits).personName}
          autoComplete="name"
        />
        {!watching && (
          <fieldset class="inner">
            <legend>{t("join.department")}</legend>
            <div class="choices row">
              {departments.map((each, i) => (
                <Choice
                  key={each}
                  name="department"
                  checked={department === i + 1}
                  choose={() => setDepartment(i + 1)}
                  required={hostSecret === undefined}
                  title={
                    <>
                      <Shape department={i + 1} />
                      <bdi>{each}</bdi>
                    </>
                  }
                />
              ))}
            </div>
          </fieldset>
        )}
        {hostSecret === undefined && (
          <Choice
            name="watching"
            type="checkbox"
            checked={watching}
            choose={() => setWatching(!watching)}
            title={t("join.watching")}
            means={t("join.watching_hint")}
          />
        )}
        <p class="hint">{room.anonymous ? t("join.anonymous") : t("join.named")}</p>
        <Trouble text={trouble} />
        {isWaiting && <p role="status">{t("join.waiting")}</p>}
        <button type="submit" class="button primary big wide" disabled={busy && !isWaiting}>
          {t("join.submit")}
        </button>
        {refusal === "NAME_TAKEN" && (
          <button type="button" class="button wide" disabled={busy} onClick={() => void send(true)}>
            {t("join.thats_me", { name })}
          </button>
        )}
      </form>
    </>
  );
}
