import type { Draft } from "../room/memory";
import type { Session } from "../room/session";
import type { Between } from "../room/state";
import { fromBase64, random, toBase64 } from "../wire/bytes";
import { elephantOf, ownerKey, tagOf } from "../wire/secrets";
import { verb } from "./verb";

/** Puts an elephant in the hat, or changes a draft. */
export const keepDraft = verb({
  act: "draftItem",
  on: ["room", "draft"],
  sentence: "room.write",
  run: (context, subject) => context.write(subject.what === "draft" ? subject.draft : undefined),
});

export interface Written {
  readonly text: string;
  readonly hurts: number;
  readonly between: Between;
}

export function write(session: Session, { text, hurts, between }: Written, over?: Draft): void {
  const key = over?.draft ?? toBase64(random(16));
  const elephant = elephantOf(fromBase64(key));
  const tag = toBase64(tagOf(ownerKey(session.memory.secret("author"), elephant)));
  const whom = { everyone: between.everyone, departments: [...between.departments] };
  session.desired.put({ key, elephant, draft: { text, hurts, between: whom, tag } });
}
