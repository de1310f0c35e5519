import { verb } from "./verb";

/** Pours the hat. Nothing is guessed: what comes out, only the server knows. */
export const reveal = verb({
  act: "reveal",
  on: ["room"],
  run: ({ session }) => void session.outbox.do({ reveal: { round: session.header?.round ?? "0" } }),
});
