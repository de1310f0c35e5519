import { useId, useRef, useState } from "preact/hooks";
import { t } from "../t";

/** A text to take along; works without a clipboard, which plain http has not. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const field = useRef<HTMLInputElement>(null);
  const [said, say] = useState("");
  const id = useId();
  async function copy() {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(value);
      say(t("invite.copied"));
    } catch {
      const done = document.execCommand("copy");
      say(done ? t("invite.copied") : t("invite.select"));
    }
  }
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="copy">
        <input ref={field} id={id} readOnly value={value} dir="ltr" onFocus={() => field.current?.select()} />
        <button type="button" class="button" onClick={copy}>
          {t("invite.copy")}
        </button>
      </div>
      <span class="hint" role="status">
        {said}
      </span>
    </div>
  );
}
