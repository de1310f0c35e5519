import { t } from "../t";
import { Brand } from "../ui/brand";
import { showCode } from "../wire/code";
import { useCommandContext } from "./commandContext";
import { Status } from "./status";

/** Shows the room's name and concern, the status, and the button to invite others. */
export function Top() {
  const context = useCommandContext();
  const header = context.session.view.header.value;
  return (
    <header class="top">
      <Brand size={36} />
      <div class="top-room">
        <h1 dir="auto" title={header?.name}>
          {header?.name}
        </h1>
        {header?.concern && (
          <p class="top-concern" dir="auto" title={header.concern}>
            <span class="unseen">{t("room.concern")}: </span>
            {header.concern}
          </p>
        )}
      </div>
      <Status />
      <button type="button" class="button small" onClick={() => context.open({ what: "invite" })}>
        <span>{t("room.invite")}</span> <span class="code-sign wide-only">{showCode(context.session.code)}</span>
      </button>
      <button
        type="button"
        class="icon-button leave-button"
        aria-label={t("act.leave")}
        title={t("act.leave")}
        onClick={() => context.open({ what: "leave" })}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M14 4H6v16h8M11 12h10M17 8l4 4-4 4" class="stroke" />
        </svg>
      </button>
    </header>
  );
}
