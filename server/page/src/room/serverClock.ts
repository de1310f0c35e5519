/** A heartbeat can be late, but one this late means that a clock was changed. */
const STEP_MS = 2_000;

/** Estimates the server's time: from the fastest round trip, and from heartbeats, which bound it from below. */
export class ServerClock {
  /** The server's clock minus this one, ms. Undefined: nothing is known. */
  private offset: number | undefined;
  private fastest = Number.POSITIVE_INFINITY;

  /** The server's time in whole ms, as commands carry it. */
  get now(): number {
    return Math.round(Date.now() + (this.offset ?? 0));
  }

  /** Reads a time that the server has just sent. It is late by its travel time. */
  heartbeat(time: number): void {
    const offset = time - Date.now();
    // No message arrives before it was sent.
    if (this.offset === undefined || offset > this.offset) this.offset = offset;
    else if (this.offset - offset > STEP_MS) [this.offset, this.fastest] = [offset, Number.POSITIVE_INFINITY];
  }

  /** Reads a time that the server sent during a round trip that took so many ms and has just ended. */
  roundTrip(time: number, took: number): void {
    if (took > this.fastest) return;
    this.fastest = took;
    this.offset = time + took / 2 - Date.now();
  }
}
