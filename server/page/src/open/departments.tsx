import { t } from "../t";
import { Shape } from "../ui/shape";

const MOST = 12;

interface Props {
  readonly departments: readonly string[];
  readonly set: (departments: string[]) => void;
  /** Called with the number of a department that was removed, from 1. */
  readonly removed: (number: number) => void;
}

/** Edits the list of the room's departments. */
export function Departments({ departments, set, removed }: Props) {
  const change = (at: number, name: string) => set(departments.map((each, i) => (i === at ? name : each)));
  function remove(at: number) {
    set(departments.filter((_, other) => other !== at));
    removed(at + 1);
  }
  return (
    <fieldset class="card form-part">
      <legend>{t("open.departments")}</legend>
      <p class="hint">{t("open.departments_hint")}</p>
      <ul class="departments">
        {departments.map((name, i) => (
          <li key={i}>
            <Shape department={i + 1} />
            <input
              dir="auto"
              aria-label={t("open.department_n", { n: i + 1 })}
              value={name}
              maxLength={40}
              onInput={(event) => change(i, event.currentTarget.value)}
            />
            <button
              type="button"
              class="icon-button"
              disabled={departments.length === 1}
              aria-label={t("open.department_remove", { name: name || t("open.department_n", { n: i + 1 }) })}
              onClick={() => remove(i)}
            >
              <svg viewBox="0 0 24 24" aria-hidden="true">
                <path d="M7 7l10 10M17 7L7 17" class="stroke" />
              </svg>
            </button>
          </li>
        ))}
      </ul>
      {departments.length < MOST && (
        <button type="button" class="button small" onClick={() => set([...departments, ""])}>
          {t("open.department_add")}
        </button>
      )}
    </fieldset>
  );
}
