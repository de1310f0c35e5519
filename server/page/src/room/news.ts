import { signal } from "@preact/signals";
import type { QuestionState } from "../gen/messages";
import { asksOf } from "../question/kinds";
import { t } from "../t";
import { read } from "../wire/message";
import type { RoomEvent } from "../wire/values";
import { leads, leadsTo, Whereabouts } from "./state";
import type { View } from "./view";
import { stageName } from "./words";

/** Announces what others did to screen readers, and shows notes to this person. */
export class News {
  /** The text that screen readers announce. */
  readonly spoken = signal("");
  readonly notes = signal<readonly Note[]>([]);
  /** What changed for everyone, until it is dismissed. */
  readonly change = signal<Change | undefined>(undefined);
  private queue: string[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private count = 0;

  /** Announces events of others. Several at once become one announcement. */
  announce(events: readonly RoomEvent[], me: number, view: View): void {
    for (const event of events) {
      if (event.by === me && event.by !== 0) continue;
      const sentence = sentenceOf(event, view);
      if (!sentence) continue;
      this.queue.push(sentence);
      const arm = event.fact?.arm;
      if (arm === "hatPoured" || arm === "stageChanged") this.change.value = { what: arm, text: sentence };
    }
    if (this.queue.length > 0) {
      this.timer ??= setTimeout(() => this.speak(), 700);
    }
  }

  /** Shows a note to this person until they dismiss it. */
  note(text: string): void {
    this.count += 1;
    const left = this.notes.peek().filter((other) => other.text !== text);
    this.notes.value = [...left.slice(-2), { id: this.count, text }];
  }

  dismiss(id: number): void {
    this.notes.value = this.notes.peek().filter((note) => note.id !== id);
  }

  private speak(): void {
    this.timer = undefined;
    const last = this.queue.splice(0).filter((sentence, i, all) => all.indexOf(sentence) === i);
    this.spoken.value = last.slice(-4).join(" ");
  }
}

/** A change of the whole room: a pour, or another stage. */
export interface Change {
  readonly what: "hatPoured" | "stageChanged";
  readonly text: string;
}

export interface Note {
  readonly id: number;
  readonly text: string;
}

function sentenceOf(event: RoomEvent, view: View): string | undefined {
  const who = view.nameOf(event.by) || t("news.somebody");
  const text = (id: string) => view.elephant(id)?.peek().text ?? t("elephant.hidden");
  const { fact } = event;
  switch (fact?.arm) {
    case "joined":
      return t("news.joined", { who: view.nameOf(fact.participant) });
    case "left":
      return t(fact.removed ? "news.removed" : "news.left", { who: view.nameOf(fact.participant) });
    case "askedIn":
      return t(view.isHere(fact.participant) ? "news.asks_in" : "news.asks_back", {
        who: view.nameOf(fact.participant),
        number: fact.number,
      });
    case "readmitted":
      return t("news.readmitted", { who: view.nameOf(fact.participant) });
    case "locked":
      return t(fact.locked ? "news.locked" : "news.unlocked", { who });
    case "renamed":
      return t("news.renamed", { who: view.nameOf(fact.participant) });
    case "departmentChanged":
      return t("news.department_changed", {
        who: view.nameOf(fact.participant),
        department: view.header.peek()?.departments[fact.department - 1] ?? "",
      });
    case "roleChanged":
      return t(leads(fact.role) ? "news.now_facilitator" : "news.now_participant", {
        who: view.nameOf(fact.participant),
      });
    case "stageChanged":
      return t("news.stage", { stage: stageName(fact.to) });
    case "hatPoured":
      return t("news.poured", { n: fact.elephants.length });
    case "putDown":
      return t("news.put_down", { who, text: text(fact.id) });
    case "kickedOut":
      return t(leadsTo(fact.kind) === Whereabouts.porch ? "news.porch" : "news.gone", { who, text: text(fact.id) });
    case "cameBack":
      return t("news.came_back", { who, text: text(fact.id) });
    case "setAside":
      return t("news.set_aside", { who });
    case "putBack":
      return t("news.put_back", { who, text: text(fact.id) });
    case "withdrawn":
      return t("news.withdrawn");
    case "erased":
      return t("news.erased");
    case "claimed":
      return t("news.claimed", { who, text: text(fact.id) });
    case "questionAsked":
      return t("news.asked", { who, question: asksOf(questionOf(fact, view)) });
    // The question's result announces itself.
    case "questionCanceled":
      return t("news.question_canceled", { who });
    default:
      return undefined;
  }
}

/** Returns the room's question if it is still the one of the event. */
function questionOf({ round }: { readonly round: string }, view: View): QuestionState {
  const now = view.header.peek()?.question;
  return now?.round === round ? now : { ...read("QuestionState", {}), round };
}
