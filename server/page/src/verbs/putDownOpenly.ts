import { t } from "../t";
import { toBase64 } from "../wire/bytes";
import { ownerKey, tagOf } from "../wire/secrets";
import { verb } from "./verb";

/** At the close: puts down under one's own name what waited in the hat with too few others. */
export const putDownOpenly = verb({
  act: "putDownOpenly",
  on: ["draft"],
  asks: ({ session }) => t("write.put_down_sure", { name: session.view.nameOf(session.participant) }),
  fits: (at, { draft }) => at.elephant(draft.elephant) === undefined,
  run({ session }, { draft }) {
    const { text, hurts, elephant } = draft;
    const tag = toBase64(tagOf(ownerKey(session.memory.secret("author"), elephant)));
    const between = { everyone: draft.between.everyone, departments: [...draft.between.departments] };
    // Out of the hat only once it is down: what is refused waits there as before.
    void session.outbox.do({ putDownOpenly: { draft: draft.draft, text, hurts, between, tag } });
  },
});
