/** Work that is done bit by bit, so that whoever waits can look at it, or lose patience. */
export interface Work<P> {
  /** Does a little more; whether there is more to do. */
  advance(): boolean;
  /** What has come of it since this was last asked. */
  part(): P;
}

/** A part as it is handed over; `more`: there is more to come. */
export interface Handed<P> {
  readonly part: P;
  readonly more: boolean;
  /** Time since the work began, in milliseconds. */
  readonly spent: number;
}

/** Goes on with some work for so many milliseconds, by a clock, and says what has come of it. */
export function goOn<P>(work: Work<P>, began: number, most: number, now: () => number): Handed<P> {
  const end = now() + most;
  let more = work.advance();
  while (more && now() < end) more = work.advance();
  return { part: work.part(), more, spent: now() - began };
}
