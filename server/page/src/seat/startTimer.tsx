import { t } from "../t";
import { Dialog } from "../ui/dialog";
import { useCommandContext } from "./commandContext";

/** Minutes. */
const LENGTHS = [1, 2, 3, 4, 5, 8, 10, 15, 20];

/** Lets a facilitator choose the length of a timer: one press starts it. */
export function TimerDialog({ close }: { close: () => void }) {
  const { session } = useCommandContext();
  return (
    <Dialog title={t("timer.title")} close={close}>
      <p>{t("timer.choose")}</p>
      <div class="ask-choices timer-choices">
        {LENGTHS.map((n) => (
          <button
            key={n}
            type="button"
            class="button"
            onClick={() => {
              close();
              void session.outbox.do({ deadline: session.live.deadline, startTimer: { seconds: n * 60 } });
            }}
          >
            {t("timer.minutes", { n })}
          </button>
        ))}
      </div>
    </Dialog>
  );
}
