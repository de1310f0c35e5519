import { useEffect, useMemo, useState } from "preact/hooks";
import { EndedPage } from "../ended/ended";
import { Join } from "../join/join";
import { type Seat, Seats } from "../room/seats";
import { Session } from "../room/session";
import { Role } from "../room/state";
import { upgradeStorage } from "../room/upgrade";
import { SeatPage } from "./seatPage";

/** Returns the host secret from the fragment of the link, which browsers do not send, and removes it from the address bar. */
function takeHostSecret(): string | undefined {
  const secret = new URLSearchParams(location.hash.slice(1)).get("host") ?? undefined;
  if (secret !== undefined) history.replaceState(null, "", location.pathname);
  return secret;
}

/** Returns the seat of this browser; undefined if there is none, or if a host link is opened by someone who is not host. */
function seatFor(seats: Seats, hostSecret: string | undefined): Seat | undefined {
  const { now: seat } = seats;
  if (seat === undefined || hostSecret === undefined || seat.role === Role.host) return seat;
  seats.forgetJoinSecret();
  return undefined;
}

/** Shows the form to join a room, or the seat of this browser in it. */
export function RoomPage({ code }: { code: string }) {
  const seats = useMemo(() => {
    const made = new Seats(code);
    upgradeStorage(code, made.now?.participant);
    return made;
  }, [code]);
  const hostSecret = useMemo(takeHostSecret, []);
  const [seat, setSeat] = useState<Seat | undefined>(() => seatFor(seats, hostSecret));
  const joined = (made: Seat) => {
    seats.take(made);
    setSeat(made);
  };
  if (!seat) return <Join code={code} seats={seats} hostSecret={hostSecret} joined={joined} />;
  return <Seated key={seat.token} seats={seats} seat={seat} again={() => setSeat(undefined)} />;
}

function Seated(props: { seats: Seats; seat: Seat; again: () => void }) {
  const { seats, seat, again } = props;
  const session = useMemo(() => new Session(seats.code, seat, seats), [seats, seat]);
  useEffect(() => {
    session.start();
    return () => session.close();
  }, [session]);
  if (session.ended.value) return <EndedPage how={session.ended.value} again={again} />;
  return <SeatPage session={session} />;
}
