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
  | { readonly what: "person"; readonly participant: number }
  | { readonly what: "invite" | "leave" | "private" | "ask" | "rename" | "department" | "move" | "timer" };

/** "offers": what is dragged can be dropped on the door. "takes": it is over it. */
export type DoorCall = "none" | "offers" | "takes";

export interface AtDoor {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

/** The session with the state of its screen. Verbs run in it. */
export class CommandContext {
  readonly part = signal<Part>("mine");
  readonly opened = signal<Opened | undefined>(undefined);
  /** Whether the board also fills the space of the panel. */
  readonly filled = signal(false);
  readonly session: Session;

  /** Id of the draft that is being changed. */
  readonly edited = signal<string | undefined>(undefined);

  /** How the door answers the current drag. */
  readonly doorCall = signal<DoorCall>("none");
  /** The elephant that was dropped on the door and waits there for its decision, and its middle. */
  readonly atDoor = signal<AtDoor | undefined>(undefined);

  constructor(session: Session) {
    this.session = session;
    if (session.memory.unsavedInput<boolean>("invite")) {
      session.memory.saveInput("invite", undefined);
      this.opened.value = { what: "invite" };
    }
  }

  open(opened: Opened): void {
    this.opened.value = opened;
    this.atDoor.value = undefined;
  }

  /** Opens the decision of an elephant that was dropped on the door. It waits there until the dialog is closed. */
  decideAtDoor(dropped: AtDoor): void {
    this.open({ what: "kick", id: dropped.id });
    this.atDoor.value = dropped;
  }

  /** Shows the form for a new elephant or a draft, and focuses it. */
  write(over?: Draft): void {
    this.part.value = "mine";
    if (over) this.edited.value = over.draft;
    else requestAnimationFrame(() => document.getElementById("write-text")?.focus());
  }

  close(): void {
    this.opened.value = undefined;
    this.atDoor.value = undefined;
  }
}

export const CurrentContext = createContext<CommandContext | undefined>(undefined);

export function useCommandContext(): CommandContext {
  const context = useContext(CurrentContext);
  if (!context) throw new Error("There is no context around this.");
  return context;
}
