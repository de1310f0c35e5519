import { useEffect, useMemo, useState } from "preact/hooks";
import type { Memory } from "../room/memory";
import { type Seat, Seats } from "../room/seats";
import { Session } from "../room/session";
import { Role } from "../room/state";
import { upgradeStorage } from "../room/upgrade";
import { Lazy } from "../ui/lazy";
import { SeatPage } from "./seatPage";

/** Returns the secrets from the fragment of the link, which browsers do not send, and removes them from the address bar. */
function takeSecrets(): { readonly host: string | undefined; readonly seat: string | undefined } {
  const fragment = new URLSearchParams(location.hash.slice(1));
  const host = fragment.get("host") ?? undefined;
  const seat = fragment.get("seat") ?? undefined;
  if (host !== undefined || seat !== undefined) history.replaceState(null, "", location.pathname);
  return { host, seat };
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
  const secrets = useMemo(takeSecrets, []);
  const hostSecret = secrets.host;
  const [link, setLink] = useState(secrets.seat);
  const [seat, setSeat] = useState<Seat | undefined>(() => seatFor(seats, hostSecret));
  const joined = (made: Seat) => {
    seats.take(made);
    setSeat(made);
  };
  if (link !== undefined) {
    const moved = (made: Seat, store: (memory: Memory) => void) => {
      store(seats.take(made));
      setLink(undefined);
      setSeat(made);
    };
    const cancel = () => setLink(undefined);
    const load = async () => {
      const { TakeSeat } = await import("../join/takeSeat");
      return () => <TakeSeat code={code} fragment={link} moved={moved} cancel={cancel} />;
    };
    return <Lazy key="move" load={load} />;
  }
  if (!seat) {
    const load = async () => {
      const { Join } = await import("../join/join");
      return () => <Join code={code} seats={seats} hostSecret={hostSecret} joined={joined} />;
    };
    return <Lazy key="join" load={load} />;
  }
  return <Seated key={seat.token} seats={seats} seat={seat} again={() => setSeat(undefined)} />;
}

function Seated(props: { seats: Seats; seat: Seat; again: () => void }) {
  const { seats, seat, again } = props;
  const session = useMemo(() => new Session(seats.code, seat, seats), [seats, seat]);
  useEffect(() => {
    session.start();
    return () => session.close();
  }, [session]);
  const how = session.ended.value;
  if (how) {
    const load = async () => {
      const { EndedPage } = await import("../ended/ended");
      return () => <EndedPage how={how} again={again} />;
    };
    return <Lazy load={load} />;
  }
  return <SeatPage session={session} />;
}
