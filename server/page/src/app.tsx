import { signal } from "@preact/signals";
import { RoomPage } from "./seat/roomPage";
import { Lazy } from "./ui/lazy";
import { readCode } from "./wire/code";

const path = signal(location.pathname);
addEventListener("popstate", () => {
  path.value = location.pathname;
});

/** Navigates to another address of the page without loading it again. */
export function go(to: string): void {
  history.pushState(null, "", to);
  path.value = location.pathname;
  scrollTo(0, 0);
}

export function App() {
  const code = /^\/r\/([^/]+)/.exec(path.value)?.[1];
  if (code !== undefined) return <RoomPage key={code} code={readCode(decodeURIComponent(code))} />;
  return <Lazy load={() => import("./home/home").then(({ Home }) => Home)} />;
}
