import { signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Draft } from "../room/memory";
import type { Session } from "../room/session";

export type Part = "mine" | "list" | "people" | "board";

/** What is open on the screen. */
export type Opened =
  /** "own": with what only its author can do. Not from board or list: those may be on a shared screen. */
  | { readonly what: "elephant" | "own" | "kick" | "reword"; readonly id: string }
  | { readonly what: "invite" | "leave" | "private" | "ask" };

/** One's seat with what is open in front of it. */
export class CommandContext {
  readonly part = signal<Part>("mine");
  readonly opened = signal<Opened | undefined>(undefined);
  /** Whether the board has the panel's place as well. */
  readonly filled = signal(false);
  readonly session: Session;

  /** The draft that is being changed, by its id. */
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

  /** Brings the form to write, empty or over a draft, and puts the cursor into it. */
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
