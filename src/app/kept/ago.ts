import type { Locale } from '../../sdk/text.ts';

/** Spans of time in milliseconds, each with the longest that is said in it. */
const UNITS = [
  ['second', 1000, 60_000],
  ['minute', 60_000, 3_600_000],
  ['hour', 3_600_000, 86_400_000],
  ['day', 86_400_000, 7 * 86_400_000],
] as const;

/** How long ago something was, as people say it; what is more than a week ago has a date. */
export function ago(locale: Locale, then: number, now: number): string {
  const passed = Math.max(0, now - then);
  const unit = UNITS.find(([, , most]) => passed < most);
  if (!unit) return new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(then);
  const [name, span] = unit;
  // Nobody wants to be told of seconds.
  const count = name === 'second' ? 0 : Math.floor(passed / span);
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-count, name);
}

/** The moment itself. */
export const moment = (locale: Locale, then: number): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' }).format(then);
