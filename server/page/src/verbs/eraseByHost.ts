import { elephantVerb } from "./verb";

/** Permanently deletes the text of an elephant, by the host. In the author's view, Erase is offered instead. */
export const eraseByHost = elephantVerb({
  act: "eraseByHost",
  asks: "dialog.erase_host_explain",
  isDanger: true,
  fits: ({ erased }, isOwn) => !isOwn && !erased,
  run: ({ session }, id) => void session.outbox.do({ eraseByHost: { elephant: id } }, { arm: "erased", id }),
});
