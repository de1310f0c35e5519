import { useEffect, useState } from "preact/hooks";
import { go } from "../app";
import type { PlanJson } from "../gen/elephantboard/v1/events_pb";
import sentences from "../gen/en.open.json";
import { Seats } from "../room/seats";
import { Role } from "../room/state";
import { addSentences, t } from "../t";
import { Brand } from "../ui/brand";
import { Choice, Line, Trouble } from "../ui/form";
import { Shape } from "../ui/shape";
import { random, toBase64 } from "../wire/bytes";
import { showCode } from "../wire/code";
import { Refused } from "../wire/refusal";
import { openRoom } from "../wire/rest";
import { Departments } from "./departments";
import { named, withoutDepartment } from "./named";

addSentences(sentences);

const plans: readonly [PlanJson, () => string][] = [
  ["PLAN_60", () => t("open.plan_60")],
  ["PLAN_90", () => t("open.plan_90")],
  ["PLAN_120", () => t("open.plan_120")],
  ["PLAN_WEEK", () => t("open.plan_week")],
];

/** The form to create a room. Its sender becomes host. */
export function Open() {
  const [name, setName] = useState("");
  const [concern, setConcern] = useState("");
  const [prompt, setPrompt] = useState(t("open.prompt_default"));
  const [departments, setDepartments] = useState([t("open.sales"), t("open.engineering"), t("open.sales_engineering")]);
  const [anonymous, setAnonymous] = useState(true);
  const [plan, setPlan] = useState<PlanJson>("PLAN_60");
  const [person, setPerson] = useState(() => new Seats("").lastName);
  const [department, setDepartment] = useState(0);
  const [key, setKey] = useState("");
  const [asksKey, setAsksKey] = useState(false);
  const [trouble, setTrouble] = useState("");
  const [busy, setBusy] = useState(false);
  const [secret] = useState(() => random(32));
  useEffect(() => {
    document.title = `${t("open.title")} – ElephantBoard`;
    scrollTo(0, 0);
  }, []);

  async function submit(event: Event) {
    event.preventDefault();
    setBusy(true);
    setTrouble("");
    try {
      const sent = named(departments, department);
      const opened = await openRoom({
        name,
        concern,
        prompt,
        departments: sent.departments,
        anonymous,
        plan,
        facilitator: { name: person, department: sent.department },
        secret: toBase64(secret),
        ...(key === "" ? {} : { key }),
      });
      const code = opened.code ?? "";
      const { token = "", participant = 0, room = "" } = opened;
      const memory = new Seats(code).take({ token, participant, role: Role.host, room, name: person });
      memory.hostLink = opened.links?.host;
      memory.saveInput("invite", true);
      go(`/r/${showCode(code)}`);
    } catch (error) {
      if (error instanceof Refused && error.code === "OPENING_KEY") setAsksKey(true);
      setTrouble((error as Error).message);
      setBusy(false);
    }
  }

  return (
    <div class="start">
      <header class="start-head">
        <a class="start-home" href="/">
          <Brand />
          <span class="wordmark">ElephantBoard</span>
        </a>
      </header>
      <main class="sheet">
        <h1>{t("open.title")}</h1>
        <form onSubmit={submit}>
          <section class="card form-part">
            <Line
              label={t("open.name")}
              value={name}
              set={setName}
              required
              maxLength={120}
              placeholder={t("open.name_example")}
            />
            <Line
              label={t("open.concern")}
              hint={t("open.concern_hint")}
              value={concern}
              set={setConcern}
              maxLength={300}
              placeholder={t("open.concern_example")}
            />
            <Line label={t("open.prompt")} value={prompt} set={setPrompt} maxLength={300} list="prompts">
              <datalist id="prompts">
                <option value={t("open.prompt_default")} />
                <option value={t("open.prompt_2")} />
                <option value={t("open.prompt_3")} />
              </datalist>
            </Line>
          </section>
          <Departments
            departments={departments}
            set={setDepartments}
            removed={(number) => setDepartment(withoutDepartment(department, number))}
          />
          <fieldset class="card form-part">
            <legend>{t("open.hat")}</legend>
            <div class="choices two">
              <Choice
                name="hat"
                checked={anonymous}
                choose={() => setAnonymous(true)}
                title={t("open.anonymous")}
                means={t("open.anonymous_means")}
              />
              <Choice
                name="hat"
                checked={!anonymous}
                choose={() => setAnonymous(false)}
                title={t("open.named")}
                means={t("open.named_means")}
              />
            </div>
            <p class="hint">{t("open.fixed")}</p>
          </fieldset>
          <fieldset class="card form-part">
            <legend>{t("open.plan")}</legend>
            <div class="choices row">
              {plans.map(([value, label]) => (
                <Choice
                  key={value}
                  name="plan"
                  checked={plan === value}
                  choose={() => setPlan(value)}
                  title={label()}
                />
              ))}
            </div>
          </fieldset>
          <fieldset class="card form-part">
            <legend>{t("open.you")}</legend>
            <Line
              label={t("open.your_name")}
              value={person}
              set={setPerson}
              required
              maxLength={60}
              autoComplete="name"
            />
            <fieldset class="inner">
              <legend>{t("open.your_department")}</legend>
              <div class="choices row">
                <Choice
                  name="department"
                  checked={department === 0}
                  choose={() => setDepartment(0)}
                  title={t("open.no_department")}
                />
                {departments.map((each, i) => (
                  <Choice
                    key={i}
                    name="department"
                    checked={department === i + 1}
                    choose={() => setDepartment(i + 1)}
                    title={
                      <>
                        <Shape department={i + 1} />
                        <bdi>{each || t("open.department_n", { n: i + 1 })}</bdi>
                      </>
                    }
                  />
                ))}
              </div>
            </fieldset>
            {asksKey && (
              <Line label={t("open.key")} hint={t("open.key_hint")} value={key} set={setKey} maxLength={200} />
            )}
          </fieldset>
          <Trouble text={trouble} />
          <div class="form-end">
            <button type="submit" class="button primary big" disabled={busy}>
              {t("open.submit")}
            </button>
          </div>
        </form>
      </main>
    </div>
  );
}
