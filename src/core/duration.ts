import { type Micros, micros } from './ids.ts';

const UNITS: Readonly<Record<string, number>> = { us: 1, ms: 1_000, s: 1_000_000, min: 60_000_000 };

/** What a duration looks like in a file: an integer or decimal with a unit, or whole microseconds. */
export const DURATION_FORM = 'a number with a unit (us, ms, s, min), or whole microseconds';

export const ms = (n: number): Micros => micros(n * 1_000);
export const seconds = (n: number): Micros => micros(n * 1_000_000);

/** Reads "150ms", "1.5s" or 1500; null where that is not a duration of at least 0 in whole microseconds. */
export function parseDuration(input: unknown): Micros | null {
  if (typeof input === 'number') {
    return Number.isSafeInteger(input) && input >= 0 ? micros(input) : null;
  }
  if (typeof input !== 'string') return null;
  const found = /^(\d{1,12})(?:\.(\d{1,6}))?(us|ms|s|min)$/.exec(input);
  if (!found) return null;
  const [, whole = '', part = '', unit = ''] = found;
  const factor = UNITS[unit] as number;
  // Whole and fraction apart, in whole numbers: 1.5s is exactly 1500000, whatever floating point makes of 1.5.
  const scale = Number(`1${'0'.repeat(part.length)}`);
  const value = Number(whole) * factor + (Number(part) * factor) / scale;
  return Number.isSafeInteger(value) ? micros(value) : null;
}

/** The shortest exact form: 1500000 is "1.5s" only if it is exact in the unit to three decimals; else a smaller unit. */
export function printDuration(value: Micros): string {
  for (const unit of ['s', 'ms']) {
    const factor = UNITS[unit] as number;
    if (value >= factor && (value * 1000) % factor === 0) return `${value / factor}${unit}`;
  }
  return value === 0 ? '0ms' : `${value}us`;
}
