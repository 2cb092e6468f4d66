import type { Formatter, Locale } from '../sdk/text.ts';

/** A gap that never breaks a line; the latin subset of our fonts has it. */
const GAP = '\u00a0';

/** Digits in threes, as an instrument prints them: 12 345. */
export function groupDigits(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, GAP);
}

export const formatCount = (count: number): string => groupDigits(String(Math.round(count)));

/** A moment to the microsecond: "2.184 510 s". */
export function formatTime(time: number): string {
  const whole = Math.max(0, Math.round(time));
  const seconds = Math.floor(whole / 1_000_000);
  const part = String(whole % 1_000_000).padStart(6, '0');
  return `${groupDigits(String(seconds))}.${part.slice(0, 3)}${GAP}${part.slice(3)}${GAP}s`;
}

/** A span as short as it can be said: "150 ms", "1.5 s", "80 µs". */
export function formatSpan(span: number): string {
  if (span >= 1_000_000) return `${trim(span / 1_000_000)}${GAP}s`;
  if (span >= 1_000 || span === 0) return `${trim(span / 1_000)}${GAP}ms`;
  return `${span}${GAP}µs`;
}

const trim = (value: number): string => String(Math.round(value * 1000) / 1000);

/** Simulated against real time: "1/20 ×", "1 ×", "100 ×". */
export function formatSpeed(speed: number): string {
  return speed < 1 ? `1/${Math.round(1 / speed)}${GAP}×` : `${Math.round(speed)}${GAP}×`;
}

function list(locale: Locale, items: readonly string[]): string {
  if (items.length <= 1) return items[0] ?? '';
  const [and, comma] = locale === 'zh' ? [' 和 ', '、'] : [' and ', ', '];
  return items.slice(0, -1).join(comma) + and + items[items.length - 1];
}

/** What a sentence asks of its language; nodes are named as they are called in this run. */
export function createFormatter(locale: Locale, names: readonly string[]): Formatter {
  const node = (id: number) => names[id] ?? `#${id}`;
  return {
    node,
    nodes: (ids) => list(locale, ids.map(node)),
    time: formatTime,
    span: formatSpan,
    plural: (count, one, other) => (locale === 'zh' || count === 1 ? one : other),
  };
}
