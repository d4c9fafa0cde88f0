/**
 * The time as the server has it. A reader's clock may be wrong by minutes, and "3 minutes ago" and the length of a deployment are told from
 * the server's times.
 */
let ahead = 0;

/** Differences below this are the time of the answer's way, not of the clocks. */
const TOLERANCE = 3_000;

export function setServerAhead(milliseconds: number): void {
  ahead = Math.abs(milliseconds) < TOLERANCE ? 0 : milliseconds;
}

export function serverNow(): number {
  return Date.now() + ahead;
}
