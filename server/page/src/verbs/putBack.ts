import { elephantVerb } from "./verb";

/** The other way round of setting aside. */
export const putBack = elephantVerb({
  act: "putBack",
  fits: ({ aside, withdrawn, erased }) => aside && !withdrawn && !erased,
  run: ({ session }, id) => void session.outbox.do({ putBack: { elephant: id } }, { arm: "putBack", id }),
});
