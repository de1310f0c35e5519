import { useCommandContext } from "../seat/commandContext";
import { t } from "../t";
import { Dialog } from "../ui/dialog";
import { kinds } from "./kinds";

/** What can be asked: one press asks it. */
export function AskDialog({ close }: { close: () => void }) {
  const { session } = useCommandContext();
  return (
    <Dialog title={t("act.ask_question")} close={close}>
      <p>{t("question.choose")}</p>
      <div class="ask-choices">
        {kinds
          .flatMap(({ choices }) => choices)
          .map(({ sentence, ask }) => (
            <button
              key={sentence}
              type="button"
              class="button"
              onClick={() => {
                close();
                void session.outbox.do({ askQuestion: ask });
              }}
            >
              {t(sentence, undefined as never)}
            </button>
          ))}
      </div>
      <p class="hint">{t("question.compare")}</p>
    </Dialog>
  );
}
