import { type Act, rules } from "../gen/rules";
import type { Draft } from "../room/memory";
import { type Elephant, type Header, type Participant, Role } from "../room/state";
import { stageName } from "../room/words";
import type { CommandContext } from "../seat/commandContext";
import { type Key, t } from "../t";

/** What a verb is done to. */
export type Subject =
  | { readonly what: "room" }
  /** isOwn: asked for where only its author looks, so that what only an author can do is offered. */
  | { readonly what: "elephant"; readonly id: string; readonly isOwn?: boolean }
  | { readonly what: "person"; readonly participant: number }
  | { readonly what: "draft"; readonly draft: Draft }
  | { readonly what: "stage"; readonly stage: number };

export const theRoom: Subject = { what: "room" };

/** All that the availability of a verb depends on; a session is one. */
export interface Situation {
  readonly header: Header | undefined;
  /** This seat's participant. */
  readonly participant: number;
  readonly role: number;
  elephant(id: string): Elephant | undefined;
  person(participant: number): Participant | undefined;
  /** Whether this browser wrote it. */
  isMine(id: string): boolean;
  /** Whether a new wording for it waits in the hat. */
  isReworded(id: string): boolean;
  /** Whether a countdown to a pour is shown. */
  readonly isPourAnnounced: boolean;
  /** How many have answered the open question. */
  readonly answered: number;
  /** Whether this seat has. */
  readonly hasAnswered: boolean;
  /** People in the room who do not lead. */
  readonly participantsHere: number;
  /** Fewest answers with which a question is counted. */
  readonly leastCounted: number;
}

/** Whether a verb is offered for a subject; disabled: offered, but not now, with the key of the sentence that says why. */
export type Availability =
  | { readonly state: "hidden" }
  | { readonly state: "enabled" }
  | ({ readonly state: "disabled" } & Why);

/** The key of a sentence with what it is filled with. */
export interface Why {
  readonly reason: Key;
  readonly with?: Readonly<Record<string, string | number>>;
}

export const hidden: Availability = { state: "hidden" };
export const enabled: Availability = { state: "enabled" };

/** Something that people do in a room. Buttons, lists and dialogs all ask here whether it can be done. */
export interface Verb {
  readonly act: Act;
  /** Key of its button's sentence. */
  readonly sentence: Key;
  /** The question before it is done; undefined: it is done at once. */
  readonly asks: ((context: CommandContext, subject: Subject) => string) | undefined;
  /** It cannot be taken back, or it hides or ends something: its button is apart from the others. */
  readonly isDanger: boolean;
  /** Stages in which it is what everybody waits for. Empty: in none. */
  readonly primaryIn: readonly number[];
  canExecute(at: Situation, subject: Subject): Availability;
  /** Does it, or opens its dialog. Nothing is done when the room has changed since it was offered. */
  run(context: CommandContext, subject: Subject): void;
}

type Of<W extends Subject["what"]> = Extract<Subject, { readonly what: W }>;

interface Spec<W extends Subject["what"]> {
  readonly act: Act;
  /** What it can be done to at all. */
  readonly on: readonly W[];
  readonly sentence?: Key;
  readonly asks?: Key | ((context: CommandContext, subject: Of<W>) => string);
  readonly isDanger?: boolean;
  readonly primaryIn?: readonly number[];
  /** What depends on the thing itself. Undefined: it can be done to each of them. */
  fits?(at: Situation, subject: Of<W>): boolean;
  /** Why it cannot be done now, in a stage that allows it; a key alone if its sentence has no arguments. Undefined: it can. */
  disables?(at: Situation): Key | Why | undefined;
  run(context: CommandContext, subject: Of<W>): void | Promise<void>;
}

interface Rule {
  readonly stages: readonly number[];
  readonly roles: readonly number[];
  readonly proof: number;
  readonly text: string;
}

const PROOF_POCKET = 3;

export function ruleOf(act: Act): Rule {
  return rules[act] as Rule;
}

/** A verb of an act whose rule in commands.proto says who may do it and when. */
export function verb<W extends Subject["what"]>(spec: Spec<W>): Verb {
  const rule = ruleOf(spec.act);
  const { asks } = spec;
  const isFor = (role: number) =>
    (rule.roles.length === 0 || rule.roles.includes(role)) && (rule.proof !== PROOF_POCKET || role <= Role.host);
  const made: Verb = {
    act: spec.act,
    sentence: spec.sentence ?? (`act.${rule.text}` as Key),
    asks:
      asks === undefined
        ? undefined
        : (context, subject) =>
            typeof asks === "function" ? asks(context, subject as Of<W>) : t(asks, undefined as never),
    isDanger: spec.isDanger ?? false,
    primaryIn: spec.primaryIn ?? [],
    canExecute(at, subject) {
      const isOn = (spec.on as readonly string[]).includes(subject.what);
      if (!isFor(at.role) || !isOn || spec.fits?.(at, subject as Of<W>) === false) return hidden;
      const stage = at.header?.stage ?? 0;
      if (rule.stages.length > 0 && !rule.stages.includes(stage)) {
        return { state: "disabled", reason: "verb.stages", with: { stages: rule.stages.map(stageName).join(", ") } };
      }
      const why = spec.disables?.(at);
      if (why === undefined) return enabled;
      return { state: "disabled", ...(typeof why === "string" ? { reason: why } : why) };
    },
    run(context, subject) {
      if (made.canExecute(context.session, subject).state === "enabled") void spec.run(context, subject as Of<W>);
    },
  };
  return made;
}

interface ElephantSpec extends Omit<Spec<"elephant">, "on" | "fits" | "whyNot" | "run"> {
  /** isOwn: it was asked for where only its author looks, and this browser wrote it. */
  fits(elephant: Elephant, isOwn: boolean, at: Situation): boolean;
  run(context: CommandContext, id: string): void;
}

/** A verb that is done to one elephant. */
export function elephantVerb(spec: ElephantSpec): Verb {
  return verb({
    ...spec,
    on: ["elephant"],
    fits(at, { id, isOwn = false }) {
      const elephant = at.elephant(id);
      return elephant !== undefined && spec.fits(elephant, isOwn && at.isMine(id), at);
    },
    run: (context, { id }) => spec.run(context, id),
  });
}
