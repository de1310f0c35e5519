import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../t";

const SHORTEST_MS = 1_000;
const LONGEST_MS = 30_000;

/**
 * A part of the page that is loaded when it is first shown. If that fails, it is tried again after a pause, and a note offers to
 * reload the page: after an upgrade of the server the part has another address.
 */
export function Lazy({ load }: { load: () => Promise<ComponentType> }) {
  const [Loaded, setLoaded] = useState<ComponentType>();
  const [isFailing, setFailing] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    function attempt(pause: number) {
      load().then(
        (component) => {
          if (!isOver) setLoaded(() => component);
        },
        () => {
          if (isOver) return;
          setFailing(true);
          timer = setTimeout(attempt, pause, Math.min(LONGEST_MS, pause * 2));
        },
      );
    }
    attempt(SHORTEST_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, []);
  if (Loaded) return <Loaded />;
  if (!isFailing) return null;
  return (
    <div class="notes" role="alert">
      <div class="note">
        <p>{t("trouble.part_missing")}</p>
        <button type="button" class="button small" onClick={() => location.reload()}>
          {t("ended.reload_button")}
        </button>
      </div>
    </div>
  );
}
