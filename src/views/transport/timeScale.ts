import { ticks } from 'd3';

/** The stretch of time that the strip shows, and where its graduations stand. */
export interface TimeScale {
  readonly end: number;
  readonly ticks: readonly number[];
}

const SECOND = 1_000_000;
const LEAST = SECOND / 10;
/** The strip begins with this much, unless the scenario says how long it runs. */
const FIRST = 2 * SECOND;
/** About so many graduations: d3 picks the round step nearest to that. */
const TICKS = 8;

/** 1, 2 or 5 times a power of ten, not below the value. */
export function roundUp(value: number): number {
  let unit = LEAST;
  while (unit * 10 < value) unit *= 10;
  for (const step of [1, 2, 5]) if (unit * step >= value) return unit * step;
  return unit * 10;
}

/**
 * Holds everything that has been run, and as long as it can the whole scenario, so that it stands still while playing:
 * it grows by half again when the run reaches its end.
 */
export function timeScale(reach: number, until: number | null): TimeScale {
  let end = until ?? FIRST;
  while (end < reach) end = roundUp(end * 1.2);
  return { end, ticks: ticks(0, end, TICKS) };
}

/** A graduation's label: "1.5 s", "200 ms" would be too long. */
export const tickLabel = (time: number): string => `${Math.round(time / 10_000) / 100}`;
