import { elephantVerb } from "./verb";

/** The host has the wording deleted for good. Where its author looks, the author's own verb is the one. */
export const eraseByHost = elephantVerb({
  act: "eraseByHost",
  asks: "dialog.erase_host_explain",
  isDanger: true,
  fits: ({ erased }, isOwn) => !isOwn && !erased,
  run: ({ session }, id) => void session.outbox.do({ eraseByHost: { elephant: id } }, { arm: "erased", id }),
});
