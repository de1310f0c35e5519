import { fromBase64, random, toBase64 } from "../../wire/bytes";
import { elephantOf } from "../../wire/secrets";
import type { Draft } from "../memory";
import type { Session } from "../session";
import type { Between } from "../state";

export interface Written {
  readonly text: string;
  readonly hurts: number;
  readonly between: Between;
}

/** Writes an elephant into the hat, or over an earlier draft. */
export function keepDraft(session: Session, written: Written, over?: Draft): void {
  const draft = over?.draft ?? toBase64(random(16));
  const elephant = elephantOf(fromBase64(draft));
  const made: Draft = { draft, elephant, ...written };
  session.pocket.retry(draft);
  session.pocket.want((wanted) => ({
    ...wanted,
    drafts: over ? wanted.drafts.map((each) => (each.draft === draft ? made : each)) : [...wanted.drafts, made],
    own: wanted.own.includes(elephant) ? wanted.own : [...wanted.own, elephant],
  }));
}

/** Takes a draft out of the hat again. */
export function dropDraft(session: Session, draft: string): void {
  session.pocket.want((wanted) => ({
    ...wanted,
    drafts: wanted.drafts.filter((each) => each.draft !== draft),
    dropped: [...wanted.dropped, draft],
  }));
}

/** A new wording for an elephant of one's own; it comes out with the next pour. */
export function keepRewording(session: Session, elephant: string, text: string, instead: string): void {
  session.pocket.retry(elephant);
  session.pocket.want((wanted) => ({
    ...wanted,
    rewordings: [...wanted.rewordings.filter((each) => each.elephant !== elephant), { elephant, text, instead }],
    droppedRewordings: wanted.droppedRewordings.filter((each) => each !== elephant),
  }));
}

export function dropRewording(session: Session, elephant: string): void {
  session.pocket.want((wanted) => ({
    ...wanted,
    rewordings: wanted.rewordings.filter((each) => each.elephant !== elephant),
    droppedRewordings: [...wanted.droppedRewordings, elephant],
  }));
}
