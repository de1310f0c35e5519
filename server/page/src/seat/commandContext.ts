import { signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Draft } from "../room/memory";
import type { Session } from "../room/session";

export type Part = "mine" | "list" | "people" | "board";

/** The open dialog. */
export type Opened =
  /** "own": with the author's verbs. Board and list do not open it, because others may see them on a shared screen. */
  | { readonly what: "elephant" | "own" | "kick" | "reword"; readonly id: string }
  | { readonly what: "invite" | "leave" | "private" | "ask" };

/** The session with the state of its screen. Verbs run in it. */
export class CommandContext {
  readonly part = signal<Part>("mine");
  readonly opened = signal<Opened | undefined>(undefined);
  /** Whether the board also fills the space of the panel. */
  readonly filled = signal(false);
  readonly session: Session;

  /** Id of the draft that is being changed. */
  readonly edited = signal<string | undefined>(undefined);

  constructor(session: Session) {
    this.session = session;
    if (session.memory.unsavedInput<boolean>("invite")) {
      session.memory.saveInput("invite", undefined);
      this.opened.value = { what: "invite" };
    }
  }

  open(opened: Opened): void {
    this.opened.value = opened;
  }

  /** Shows the form for a new elephant or a draft, and focuses it. */
  write(over?: Draft): void {
    this.part.value = "mine";
    if (over) this.edited.value = over.draft;
    else requestAnimationFrame(() => document.getElementById("write-text")?.focus());
  }

  close(): void {
    this.opened.value = undefined;
  }
}

export const CurrentContext = createContext<CommandContext | undefined>(undefined);

export function useCommandContext(): CommandContext {
  const context = useContext(CurrentContext);
  if (!context) throw new Error("There is no context around this.");
  return context;
}
