import { useEffect, useMemo, useState } from "preact/hooks";
import { EndedPage } from "../ended/ended";
import { Join } from "../join/join";
import { type Seat, Seats } from "../room/seats";
import { Session } from "../room/session";
import { Role } from "../room/state";
import { upgradeStorage } from "../room/upgrade";
import { SeatPage } from "./seatPage";

/** The host's secret stands in the link's fragment, which is not sent; it is taken out of the address bar at once. */
function takeHostSecret(): string | undefined {
  const secret = new URLSearchParams(location.hash.slice(1)).get("host") ?? undefined;
  if (secret !== undefined) history.replaceState(null, "", location.pathname);
  return secret;
}

/** The seat that this browser has; a host's link makes a new one for whoever was no host. */
function seatFor(seats: Seats, hostSecret: string | undefined): Seat | undefined {
  const { now: seat } = seats;
  if (seat === undefined || hostSecret === undefined || seat.role === Role.host) return seat;
  seats.forgetJoinSecret();
  return undefined;
}

/** One room's address: the form to come in, then one's seat. */
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
