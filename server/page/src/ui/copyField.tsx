import { useId, useRef, useState } from "preact/hooks";
import { t } from "../t";

interface Props {
  readonly label: string;
  readonly value: string;
  /** Hidden until its owner presses Show. Copy works without showing it. */
  readonly isSecret?: boolean;
}

/** A text with a Copy button. It works without the clipboard API, which plain HTTP does not have. */
export function CopyField({ label, value, isSecret = false }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const [status, setStatus] = useState("");
  const [isShown, show] = useState(!isSecret);
  const id = useId();
  async function copy() {
    if (isShown) field.current?.select();
    try {
      await navigator.clipboard.writeText(value);
      setStatus(t("invite.copied"));
    } catch {
      setStatus(copyBySelection(field.current, value) ? t("invite.copied") : t("invite.select"));
    }
  }
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="copy">
        <input
          ref={field}
          id={id}
          readOnly
          value={isShown ? value : "••••••••••••••••"}
          dir="ltr"
          onFocus={() => isShown && field.current?.select()}
        />
        {isSecret && (
          <button type="button" class="button" aria-pressed={isShown} onClick={() => show(!isShown)}>
            {isShown ? t("invite.hide") : t("invite.show")}
          </button>
        )}
        <button type="button" class="button" onClick={copy}>
          {t("invite.copy")}
        </button>
      </div>
      <span class="hint" role="status">
        {status}
      </span>
    </div>
  );
}

/** Copies from a field in the same dialog, because nothing outside a modal dialog can be selected. */
function copyBySelection(beside: HTMLElement | null, value: string): boolean {
  const carrier = document.createElement("textarea");
  carrier.value = value;
  carrier.className = "unseen";
  beside?.after(carrier);
  carrier.select();
  const isCopied = document.execCommand("copy");
  carrier.remove();
  return isCopied;
}
