import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

interface LineProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly set: (value: string) => void;
  readonly children?: ComponentChildren;
  readonly placeholder?: string;
  readonly required?: boolean;
  readonly maxLength?: number;
  readonly autoComplete?: string;
  readonly list?: string;
  readonly kind?: string;
}

/** A single-line field with its label and hint. */
export function Line(props: LineProps) {
  const id = useId();
  const { label, hint, value, set, children } = props;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <span class="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <input
        id={id}
        class={props.kind}
        dir="auto"
        value={value}
        placeholder={props.placeholder}
        required={props.required}
        maxLength={props.maxLength}
        autoComplete={props.autoComplete ?? "off"}
        list={props.list}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onInput={(event) => set(event.currentTarget.value)}
      />
      {children}
    </div>
  );
}

/** Shows an error and announces it at once. */
export function Trouble({ text }: { text: string }) {
  return (
    <div role="alert" class="trouble-space">
      {text !== "" && <p class="trouble">{text}</p>}
    </div>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly checked: boolean;
  readonly choose: () => void;
  readonly title: ComponentChildren;
  readonly means?: string;
  readonly type?: "radio" | "checkbox";
  readonly required?: boolean;
}

/** A radio button or checkbox in the form of a card. */
export function Choice({ name, checked, choose, title, means, type = "radio", required }: ChoiceProps) {
  return (
    <label class="choice">
      <input type={type} name={name} checked={checked} required={required} onChange={choose} />
      <span class="choice-body">
        <span class="choice-title">{title}</span>
        {means && <span class="choice-means">{means}</span>}
      </span>
    </label>
  );
}
