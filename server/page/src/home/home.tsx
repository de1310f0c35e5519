import { useEffect, useState } from "preact/hooks";
import { go } from "../app";
import { ElephantLook } from "../elephant/look";
import sentences from "../gen/en.home.json";
import { addSentences, t } from "../t";
import { Brand } from "../ui/brand";
import { Line, Trouble } from "../ui/form";
import { Lazy } from "../ui/lazy";
import { readCode, showCode } from "../wire/code";

addSentences(sentences);

/** The start page: join a room by its code, or create one. */
export function Home() {
  const [opens, setOpens] = useState(location.hash === "#open");
  const [typed, setTyped] = useState("");
  const [trouble, setTrouble] = useState("");
  useEffect(() => {
    document.title = "ElephantBoard";
    const follow = () => setOpens(location.hash === "#open");
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  if (opens) return <Lazy load={() => import("../open/open").then(({ Open }) => Open)} />;
  function join(event: Event) {
    event.preventDefault();
    const code = readCode(typed);
    if (code.length !== 10) setTrouble(t("home.code_short", { n: code.length }));
    else go(`/r/${showCode(code)}`);
  }
  return (
    <div class="start">
      <header class="start-head">
        <Brand />
        <span class="wordmark">ElephantBoard</span>
      </header>
      <main class="home">
        <div class="home-say">
          <h1>{t("home.title")}</h1>
          <p class="lead">{t("home.lead")}</p>
          <div class="home-acts">
            <form class="card home-join" onSubmit={join} noValidate>
              <h2>{t("home.join")}</h2>
              <Line
                label={t("home.code")}
                hint={t("home.code_hint")}
                value={typed}
                set={setTyped}
                kind="code-input"
                maxLength={80}
              />
              <Trouble text={trouble} />
              <button type="submit" class="button primary wide">
                {t("home.go")}
              </button>
            </form>
            <section class="card home-open">
              <h2>{t("home.open")}</h2>
              <p>{t("home.open_lead")}</p>
              <a class="button wide" href="#open">
                {t("home.open")}
              </a>
            </section>
          </div>
        </div>
        <Picture />
        <section class="how">
          <h2 class="unseen">{t("home.how")}</h2>
          <ol>
            <li>{t("home.how_1")}</li>
            <li>{t("home.how_2")}</li>
            <li>{t("home.how_3")}</li>
          </ol>
        </section>
      </main>
    </div>
  );
}

/** A small picture of the room: an elephant on its way to the door. */
function Picture() {
  return (
    <div class="picture" aria-hidden="true">
      <div class="picture-wall">
        <div class="picture-door">
          <span class="picture-leaf" />
        </div>
      </div>
      <div class="picture-floor">
        <span class="picture-light" />
        <span class="picture-path" />
        <span class="picture-elephant picture-1">
          <ElephantLook elephant={{ colour: 1, hurts: 4 }} size="large">
            {t("home.example_1")}
          </ElephantLook>
        </span>
        <span class="picture-elephant picture-2">
          <ElephantLook elephant={{ colour: 5, hurts: 1 }}>{t("home.example_2")}</ElephantLook>
        </span>
        <span class="picture-elephant picture-3">
          <ElephantLook elephant={{ colour: 3, hurts: 2 }}>{t("home.example_3")}</ElephantLook>
        </span>
      </div>
    </div>
  );
}
