import { elephantVerb } from "./verb";

/** Shows an elephant again that was set aside. */
export const putBack = elephantVerb({
  act: "putBack",
  fits: ({ aside, withdrawn, erased }) => aside && !withdrawn && !erased,
  run: ({ session }, id) => void session.outbox.do({ putBack: { elephant: id } }, { arm: "putBack", id }),
});
