import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";

/** A part of the page that is fetched when it is shown first: those who never see it do not wait for it. */
export function Lazy({ load }: { load: () => Promise<ComponentType> }) {
  const [Loaded, setLoaded] = useState<ComponentType>();
  useEffect(() => {
    void load().then((component) => setLoaded(() => component));
  }, []);
  return Loaded ? <Loaded /> : null;
}
