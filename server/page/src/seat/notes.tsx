import type { News } from "../room/news";
import { t } from "../t";

/** Shows notes to this person, and announces what others did to screen readers. */
export function Notes({ news }: { news: News }) {
  return (
    <>
      <div class="notes" role="alert">
        {news.notes.value.map((note) => (
          <div key={note.id} class="note">
            <p>{note.text}</p>
            <button
              type="button"
              class="icon-button"
              aria-label={t("room.dismiss")}
              onClick={() => news.dismiss(note.id)}
            >
              <svg viewBox="0 0 24 24" aria-hidden="true">
                <path d="M7 7l10 10M17 7L7 17" class="stroke" />
              </svg>
            </button>
          </div>
        ))}
      </div>
      <div class="unseen" role="log" aria-live="polite" aria-relevant="additions text">
        {news.spoken.value}
      </div>
    </>
  );
}
