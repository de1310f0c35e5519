import { go } from "../app";
import type { Ended } from "../room/session";
import { t } from "../t";
import { Brand } from "../ui/brand";

const words = {
  left: ["ended.left", "ended.left_hint"],
  removed: ["ended.removed", "ended.removed_hint"],
  moved: ["ended.moved", "ended.moved_hint"],
  unknown: ["ended.unknown", "ended.unknown_hint"],
  reload: ["ended.reload", "ended.reload_hint"],
} as const;

/** The session has ended, or the page is too old for the room. */
export function EndedPage({ how, again }: { how: Ended; again: () => void }) {
  const [title, hint] = words[how];
  return (
    <div class="start">
      <header class="start-head">
        <Brand />
        <span class="wordmark">ElephantBoard</span>
      </header>
      <main class="sheet narrow">
        <section class="card form-part ended">
          <h1>{t(title)}</h1>
          <p>{t(hint)}</p>
          <div class="form-end">
            {how === "reload" ? (
              <button type="button" class="button primary" onClick={() => location.reload()}>
                {t("ended.reload_button")}
              </button>
            ) : (
              <button type="button" class="button primary" onClick={again}>
                {t(how === "removed" ? "ended.ask" : "ended.again")}
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
