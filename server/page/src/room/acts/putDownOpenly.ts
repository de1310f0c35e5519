import { fromBase64, toBase64 } from "../../wire/bytes";
import { elephantOf, ownerKey, tagOf } from "../../wire/secrets";
import type { Draft } from "../memory";
import type { Session } from "../session";

/** At the close: puts down under one's own name what waited in the hat with too few others. */
export function putDownOpenly(session: Session, draft: Draft): void {
  const elephant = elephantOf(fromBase64(draft.draft));
  const tag = toBase64(tagOf(ownerKey(session.memory.secret("author"), elephant)));
  const between = { everyone: draft.between.everyone, departments: [...draft.between.departments] };
  session.outbox.do({ putDownOpenly: { draft: draft.draft, text: draft.text, hurts: draft.hurts, between, tag } });
}
