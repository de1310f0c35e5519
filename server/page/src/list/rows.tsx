import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { ElephantLook, Returns } from "../elephant/look";
import { betweenWords } from "../elephant/words";
import { useCommandContext } from "../seat/commandContext";
import { t } from "../t";
import { whenIdle } from "../ui/idle";
import { VerbButton } from "../verbs/button";
import { kickOut } from "../verbs/kickOut";

/** Number of elephants whose rows change together between a plain text and the whole row. */
const BLOCK = 20;

/** Distance from the visible part of the list, in pixels, at which rows are drawn. */
const NEAR = 1_000;

/**
 * The rows of elephants, in blocks. Those near the visible part of the list are drawn; of all others the list has only the text,
 * in a button, so that search in the page, screen readers, and Tab find every elephant. The blocks follow one another into the
 * document, so that a large room opens as fast as a small one.
 */
export function Rows({ ids }: { ids: readonly string[] }) {
  const [count, setCount] = useState(1);
  const blocks = useMemo(
    () =>
      Array.from({ length: Math.ceil(ids.length / BLOCK) }, (_, i) => (
        <Block key={i} ids={ids.slice(i * BLOCK, (i + 1) * BLOCK)} isFirst={i === 0} />
      )),
    [ids.join()],
  );
  useEffect(() => {
    if (count >= blocks.length) return;
    return whenIdle(() => setCount(count + 1));
  }, [count, blocks.length]);
  return <>{blocks.slice(0, count)}</>;
}

function Block({ ids, isFirst }: { ids: readonly string[]; isFirst: boolean }) {
  const list = useRef<HTMLUListElement>(null);
  const [isNear, setNear] = useState(isFirst);
  useEffect(() => {
    const element = list.current;
    if (!element || typeof IntersectionObserver === "undefined") return;
    const watcher = new IntersectionObserver(
      (entries) => {
        const hasFocus = element.contains(document.activeElement);
        setNear(hasFocus || entries.some((entry) => entry.isIntersecting));
      },
      { root: element.closest(".is-wide .panel"), rootMargin: `${NEAR}px` },
    );
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  return (
    <ul ref={list} class="rows block" style={{ "--count": ids.length }}>
      {ids.map((id) => (isNear ? <Row key={id} id={id} /> : <FarRow key={id} id={id} />))}
    </ul>
  );
}

function FarRow({ id }: { id: string }) {
  const context = useCommandContext();
  const text = context.session.view.elephant(id)?.value.text;
  return (
    <li class="row">
      <button type="button" class="elephant-button far" onClick={() => context.open({ what: "elephant", id })}>
        {text ?? t("elephant.no_text")}
      </button>
    </li>
  );
}

function Row({ id }: { id: string }) {
  const context = useCommandContext();
  const { session } = context;
  const seen = session.view.elephant(id)?.value;
  if (!seen) return null;
  const { elephant, text } = seen;
  const departments = session.view.header.value?.departments ?? [];
  const between = betweenWords(elephant.between, departments);
  return (
    <li class="row">
      <button type="button" class="elephant-button" onClick={() => context.open({ what: "elephant", id })}>
        <ElephantLook
          elephant={elephant}
          foot={
            <>
              {between !== "" && <bdi class="foot-between">{between}</bdi>}
              {elephant.author !== 0 && (
                <span class="foot-author">{t("elephant.author", { name: session.view.nameOf(elephant.author) })}</span>
              )}
              <Returns n={elephant.returns} />
            </>
          }
        >
          {text ?? t("elephant.no_text")}
        </ElephantLook>
      </button>
      <VerbButton verb={kickOut} subject={{ what: "elephant", id }} kind="small row-act" isPrimary={false} />
    </li>
  );
}
