import { go } from "../app";
import type { Ended } from "../room/session";
import { type Key, t } from "../t";
import { Brand } from "../ui/brand";

/** One's stay is over, or the page is too old for the room. */
export function EndedPage({ how, again }: { how: Ended; again: () => void }) {
  const say = (key: string) => t(`ended.${key}` as Key, undefined as never);
  return (
    <div class="start">
      <header class="start-head">
        <Brand />
        <span class="wordmark">ElephantBoard</span>
      </header>
      <main class="sheet narrow">
        <section class="card form-part ended">
          <h1>{say(how)}</h1>
          <p>{say(`${how}_hint`)}</p>
          <div class="form-end">
            {how === "reload" ? (
              <button type="button" class="button primary" onClick={() => location.reload()}>
                {t("ended.reload_button")}
              </button>
            ) : (
              <button type="button" class="button primary" onClick={again}>
                {t("ended.again")}
              </button>
            )}
            <button type="button" class="button" onClick={() => go("/")}>
              {t("ended.home")}
            </button>
          </div>
        </section>
      </main>
    </div>
  );
}
