import * as z from 'zod/mini';
import { DURATION_FORM, parseDuration, printDuration } from '../core/duration.ts';
import { type Micros, micros } from '../core/ids.ts';
import type { Ratio } from '../core/random.ts';
import type { Form } from '../sdk/forms.ts';
import type { Localized } from '../sdk/text.ts';
import { codec, complain } from './codec.ts';

/** Times and spans end here (115 days), so that sums of them stay exact. */
const LONGEST = micros(1e13);

/** A whole number between two bounds, both included. */
export function whole(min: number, max: number): Form<number> {
  const expected =
    max === Number.MAX_SAFE_INTEGER
      ? `a whole number, at least ${min}`
      : `a whole number from ${min} to ${max}`;
  const error = `expected ${expected}`;
  return z.int(error).check(z.minimum(min, error), z.maximum(max, error));
}

/** One of some words; `what` they are, if there are none. */
export function word(options: readonly string[], what: string): Form<string> {
  if (options.length > 0) return z.enum(options as [string, ...string[]]);
  return z.string().check(z.refine(() => false, `expected nothing here: there is no ${what}`));
}

const written = (sign: '' | '-?') => new RegExp(`^${sign}\\d{1,12}(\\.\\d{1,6})?(us|ms|s|min)$`);
const spanText = (sign: '' | '-?', error: string) =>
  z.union([z.string().check(z.regex(written(sign), error)), z.int(error)], error);

/** A span between two bounds, written as in `core/duration.ts`. */
export function durationBetween(min: Micros, max: Micros): Form<Micros> {
  const range =
    max < LONGEST
      ? `, from ${printDuration(min)} to ${printDuration(max)}`
      : min > 0
        ? `, at least ${printDuration(min)}`
        : '';
  const expected = DURATION_FORM + range;
  return codec(
    spanText('', `expected ${expected}`),
    (text, context) => {
      const span = parseDuration(text);
      if (span === null || span < min) return complain(context, expected);
      if (span > max) {
        return complain(context, range ? expected : `at most ${printDuration(LONGEST)}`);
      }
      return span;
    },
    printDuration,
  );
}

export const duration: Form<Micros> = durationBetween(micros(0), LONGEST);

/** A span that may point back: "-50ms". */
export const offset: Form<Micros> = codec(
  spanText('-?', `expected ${DURATION_FORM}, with a minus sign where it is behind`),
  (text, context) => {
    const back = typeof text === 'number' ? text < 0 : text.startsWith('-');
    const span = parseDuration(typeof text === 'number' ? Math.abs(text) : text.replace('-', ''));
    if (span === null || span > LONGEST) {
      return complain(context, `at most ${printDuration(LONGEST)} either way`);
    }
    return micros(back && span > 0 ? -span : span);
  },
  (span) => (span < 0 ? `-${printDuration(micros(-span))}` : printDuration(span)),
);

/** Two spans, the lesser first. */
export function spanPair(item: Form<Micros>): Form<readonly [Micros, Micros]> {
  return codec<[Micros, Micros], readonly [Micros, Micros]>(
    z.tuple([item, item], 'expected two durations, the lesser first'),
    ([low, high], context) =>
      low <= high ? [low, high] : complain(context, 'two durations, the lesser first'),
    (pair) => [pair[0], pair[1]],
  );
}

const MILLION = 1_000_000;

/** A decimal of at most six places as a fraction in lowest terms; null where it is none. */
export function exactRatio(decimal: number): Ratio | null {
  const parts = Math.round(decimal * MILLION);
  // Division is correctly rounded, so this holds exactly for the numbers that were written with six places or fewer.
  if (parts / MILLION !== decimal || !Number.isSafeInteger(parts)) return null;
  const divisor = greatestCommonDivisor(Math.abs(parts), MILLION);
  return [parts / divisor, MILLION / divisor];
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** A fraction as a decimal, if reading that gives the same fraction; else as its two numbers. */
function printRatio([numerator, denominator]: Ratio): number | [number, number] {
  const decimal = numerator / denominator;
  const exact = exactRatio(decimal);
  return exact?.[0] === numerator && exact[1] === denominator ? decimal : [numerator, denominator];
}

function ratioBetween(min: number, max: number, expected: string): Form<Ratio> {
  const error = `expected ${expected}`;
  const fits = (value: number) => value >= min && value <= max;
  const pair = z.tuple([z.int(error), whole(1, MILLION)], error);
  return codec<number | [number, number], Ratio>(
    z.union([z.number(error), pair], error),
    (value, context) => {
      const ratio = typeof value === 'number' ? exactRatio(value) : value;
      if (ratio === null || !fits(ratio[0] / ratio[1])) return complain(context, expected);
      return [ratio[0], ratio[1]];
    },
    printRatio,
  );
}

/** A probability: 0.1, or [1, 10]. */
export const probability: Form<Ratio> = ratioBetween(
  0,
  1,
  'a number from 0 to 1 with at most six decimals, or [part, whole]',
);

const FASTEST = 9;
const lead = ratioBetween(
  -0.9,
  FASTEST,
  `a number from -0.9 to ${FASTEST} with at most six decimals (0.01 is one percent fast), or [part, whole]`,
);

/** How much faster than true time a clock runs: 0.01 outside, its rate [101, 100] inside. */
export const drift: Form<Ratio> = codec(
  lead,
  ([gain, whole]) => [whole + gain, whole] as const,
  ([rate, whole]) => [rate - whole, whole] as const,
);

/** What people read, in both languages; one text alone stands for both. */
export const localized: Form<Localized<string>> = codec(
  z.union(
    [z.string(), z.strictObject({ en: z.string(), zh: z.string() })],
    'expected text, or {"en": text, "zh": text}',
  ),
  (text) => (typeof text === 'string' ? { en: text, zh: text } : text),
  (text) => ({ en: text.en, zh: text.zh }),
);
