import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { t } from "../t";

interface Props {
  readonly title: string;
  readonly close: () => void;
  readonly children: ComponentChildren;
  readonly kind?: string;
  readonly hideTitle?: boolean;
}

/** A native modal dialog. The browser keeps the focus in it and restores it afterwards. */
export function Dialog({ title, close, children, kind = "", hideTitle = false }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    return () => {
      // The button that opened it may have disappeared. The panel gets the focus then.
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) document.getElementById("panel")?.focus();
      });
    };
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the dialog closes it; Escape does the same.
    <dialog
      ref={dialog}
      class={`dialog ${kind}`}
      aria-labelledby={heading}
      onClose={close}
      onClick={(event) => event.target === event.currentTarget && dialog.current?.close()}
    >
      <div class="dialog-inside">
        <header class="dialog-head">
          <h2 id={heading} class={hideTitle ? "unseen" : ""}>
            {title}
          </h2>
          <button
            type="button"
            class="icon-button"
            aria-label={t("room.close")}
            onClick={() => dialog.current?.close()}
          >
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d="M6 6l12 12M18 6L6 18" class="stroke" />
            </svg>
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
