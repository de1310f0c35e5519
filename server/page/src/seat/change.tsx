import { useId } from "preact/hooks";
import { Role } from "../room/state";
import { t } from "../t";
import { wide } from "../ui/signals";
import { useCommandContext } from "./commandContext";

/**
 * On narrow screens, says that the hat was poured or that another stage began, whatever part of the room is shown, and offers the
 * elephants. Nothing that someone types or reads changes by itself. Screen readers get the same sentence from the news.
 */
export function ChangeBanner() {
  const context = useCommandContext();
  const { news, role } = context.session;
  const change = news.change.value;
  const part = context.part.value;
  const id = useId();
  if (wide.value || !change || role > Role.host) return <div class="change-space" />;
  const dismiss = () => (news.change.value = undefined);
  const offersElephants = part !== "list" && part !== "board" && context.session.view.groups.value.room.length > 0;
  return (
    <div class="change-space">
      <section class="change" aria-labelledby={id}>
        <p id={id}>{change.text}</p>
        {offersElephants && (
          <button
            type="button"
            class="button small primary"
            onClick={() => {
              dismiss();
              context.part.value = "list";
            }}
          >
            {t("room.show_elephants")}
          </button>
        )}
        <button type="button" class="icon-button" aria-label={t("room.dismiss")} onClick={dismiss}>
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M7 7l10 10M17 7L7 17" class="stroke" />
          </svg>
        </button>
      </section>
    </div>
  );
}
