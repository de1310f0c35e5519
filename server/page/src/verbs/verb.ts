import type { LiveState } from "../gen/messages";
import { type Act, rules } from "../gen/rules";
import type { Draft } from "../room/memory";
import { type Elephant, type Header, type Participant, Role } from "../room/state";
import { stageName } from "../room/words";
import type { CommandContext } from "../seat/commandContext";
import { type Key, t } from "../t";

/** What a verb applies to. */
export type Subject =
  | { readonly what: "room" }
  /** isOwn: shown where only its author looks, so that the author's verbs are offered. */
  | { readonly what: "elephant"; readonly id: string; readonly isOwn?: boolean }
  | { readonly what: "person"; readonly participant: number }
  | { readonly what: "draft"; readonly draft: Draft }
  | { readonly what: "stage"; readonly stage: number };

export const theRoom: Subject = { what: "room" };

/** Everything that the availability of a verb depends on. A session is one. */
export interface Situation {
  readonly header: Header | undefined;
  /** This seat's participant. */
  readonly participant: number;
  readonly role: number;
  elephant(id: string): Elephant | undefined;
  person(participant: number): Participant | undefined;
  /** Returns whether this browser wrote it. */
  isMine(id: string): boolean;
  /** Returns whether a new wording for it waits in the hat. */
  isReworded(id: string): boolean;
  /** Whether a countdown to a pour is shown. */
  readonly isPourAnnounced: boolean;
  /** What commands set for everyone to see now. */
  readonly liveState: LiveState;
  /** The server's time, ms. */
  readonly serverTime: number;
  /** Whether an elephant is in the room. */
  readonly hasElephants: boolean;
  /** Number of people who have answered the open question. */
  readonly answered: number;
  /** Whether this seat has answered it. */
  readonly hasAnswered: boolean;
  /** Number of people in the room who do not lead. */
  readonly participantsHere: number;
  /** Fewest answers with which a question is counted. */
  readonly leastCounted: number;
}

/** Whether a verb is offered for a subject. Disabled: it is shown with the reason why it cannot run now. */
export type Availability =
  | { readonly state: "hidden" }
  | { readonly state: "enabled" }
  | ({ readonly state: "disabled" } & Why);

/** The key of a sentence with its arguments. */
export interface Why {
  readonly reason: Key;
  readonly with?: Readonly<Record<string, string | number>>;
}

export const hidden: Availability = { state: "hidden" };
export const enabled: Availability = { state: "enabled" };

/** A user's action in a room. Buttons, lists, and dialogs use its availability. */
export interface Verb {
  readonly act: Act;
  /** Key of its name. */
  readonly sentence: Key;
  /** Returns the question that is shown before it runs. Undefined: it runs at once. */
  readonly asks: ((context: CommandContext, subject: Subject) => string) | undefined;
  /** Whether it cannot be undone, or hides or ends something. Its button is in a row of its own. */
  readonly isDanger: boolean;
  /** Stages in which its button is the primary one. */
  readonly primaryIn: readonly number[];
  canExecute(at: Situation, subject: Subject): Availability;
  /** Runs it, or opens its dialog. Does nothing if it is not available any more. */
  run(context: CommandContext, subject: Subject): void;
}

type Of<W extends Subject["what"]> = Extract<Subject, { readonly what: W }>;

interface Spec<W extends Subject["what"]> {
  readonly act: Act;
  /** The kinds of subjects that it applies to. */
  readonly on: readonly W[];
  readonly sentence?: Key;
  readonly asks?: Key | ((context: CommandContext, subject: Of<W>) => string);
  readonly isDanger?: boolean;
  readonly primaryIn?: readonly number[];
  /** Returns whether it applies to a subject. Undefined: to all of these kinds. */
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

/** Returns a verb. The rule of its command in commands.proto defines the allowed stages and roles. */
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
  /** isOwn: it is shown where only its author looks, and this browser wrote it. */
  fits(elephant: Elephant, isOwn: boolean, at: Situation): boolean;
  run(context: CommandContext, id: string): void;
}

/** Returns a verb that applies to one elephant. */
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
