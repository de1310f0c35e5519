import { t } from "../t";
import { toBase64 } from "../wire/bytes";
import { ownerKey, tagOf } from "../wire/secrets";
import { verb } from "./verb";

/** In the close, puts a draft on the floor under its author's name. */
export const putDownOpenly = verb({
  act: "putDownOpenly",
  on: ["draft"],
  asks: ({ session }) => t("write.put_down_sure", { name: session.view.nameOf(session.participant) }),
  fits: (at, { draft }) => at.elephant(draft.elephant) === undefined,
  run({ session }, { draft }) {
    const { text, hurts, elephant } = draft;
    const tag = toBase64(tagOf(ownerKey(session.memory.secret("author"), elephant)));
    const between = { everyone: draft.between.everyone, departments: [...draft.between.departments] };
    // The draft leaves the hat only when the elephant is in the room. A refused one stays there.
    void session.outbox.do({ putDownOpenly: { draft: draft.draft, text, hurts, between, tag } });
  },
});
