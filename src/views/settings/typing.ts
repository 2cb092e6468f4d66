import { parseDuration, printDuration } from '../../core/duration.ts';
import type { Micros } from '../../core/ids.ts';
import type { Ratio } from '../../core/random.ts';
import { formatSpan } from '../../i18n/format.ts';
import { delayText } from '../../i18n/sentences.ts';
import type { ExhibitWords } from '../../i18n/words.ts';
import type { Delay } from '../../sdk/world.ts';
import type { Control } from './model.ts';

/** What a person types, as the value that it means or as what is wrong with it. */
export type Typed<X> =
  | { readonly fine: true; readonly value: X }
  | { readonly fine: false; readonly fault: Fault };
/** What is wrong with what was typed, before it is put into words. */
export type Fault =
  | { readonly kind: 'notNumber' | 'notWhole'; readonly found: string }
  | {
      readonly kind: 'outside';
      readonly found: string;
      readonly least: string;
      readonly most: string;
    }
  | { readonly kind: 'crossed' }
  /** By whoever opens the run, in the words of all who read files. */
  | { readonly kind: 'refused'; readonly message: string };

const fine = <X>(value: X): Typed<X> => ({ fine: true, value });
const wrong = (fault: Fault): Typed<never> => ({ fine: false, fault });

/** Units in which spans are typed. */
export const UNITS = ['us', 'ms', 's'] as const;
export type Unit = (typeof UNITS)[number];
const FACTORS: Readonly<Record<Unit, number>> = { us: 1, ms: 1_000, s: 1_000_000 };

/** The unit in which a span is said shortest. */
export const unitOf = (span: Micros): Unit => /us|ms|s/.exec(printDuration(span))?.[0] as Unit;

export const inUnit = (span: Micros, unit: Unit): string => String(span / FACTORS[unit]);

export function spanFrom(text: string, unit: Unit, min: number, max: number): Typed<Micros> {
  const found = text.trim();
  const [, number = '', own = unit] = /^(.*?)\s*(us|µs|μs|ms|s)?$/i.exec(found) ?? [];
  // Whoever types a unit as well means that one.
  const said = own.toLowerCase().replace(/[µμ]/, 'u');
  const span = parseDuration(`${number.replace(',', '.')}${said}`);
  if (span !== null && span >= min && span <= max) return fine(span);
  if (span === null && !isNumber(number)) return wrong({ kind: 'notNumber', found });
  const [least, most] = [formatSpan(min), formatSpan(max)];
  return wrong({ kind: 'outside', found: span === null ? found : formatSpan(span), least, most });
}

/** Less than nothing, or more or finer than there is room for, is a number all the same. */
const isNumber = (text: string): boolean => /^[-−+]?\d+([.,]\d+)?$/.test(text);

export function spansFrom(
  [low = '', high = '']: readonly string[],
  unit: Unit,
  min: number,
  max: number,
): Typed<readonly [Micros, Micros]> {
  const first = spanFrom(low, unit, min, max);
  if (!first.fine) return first;
  const second = spanFrom(high, unit, min, max);
  if (!second.fine) return second;
  if (first.value > second.value) return wrong({ kind: 'crossed' });
  return fine([first.value, second.value]);
}

export function wholeFrom(text: string, min: number, max: number): Typed<number> {
  const found = text.trim();
  if (!/^-?\d+$/.test(found)) return wrong({ kind: 'notWhole', found });
  const value = Number(found);
  if (value >= min && value <= max) return fine(value);
  return wrong({ kind: 'outside', found, least: String(min), most: String(max) });
}

/** Percent have four decimals, since probabilities have six; finer ones are rounded. */
const PARTS = 1_000_000;

export function shareFrom(text: string): Typed<Ratio> {
  const found = text.trim().replace(/\s*%$/, '');
  const [, whole = '', part = ''] = /^(\d{1,6})(?:[.,](\d+))?$/.exec(found) ?? [];
  if (whole === '' && !isNumber(found)) return wrong({ kind: 'notNumber', found });
  const parts = Number(whole) * 10_000 + Math.round(Number(`0.${part}`) * 10_000);
  if (whole === '' || parts > PARTS) {
    return wrong({ kind: 'outside', found: `${found} %`, least: '0 %', most: '100 %' });
  }
  const divisor = commonDivisor(parts, PARTS);
  return fine([parts / divisor, PARTS / divisor]);
}

const commonDivisor = (a: number, b: number): number => (b === 0 ? a : commonDivisor(b, a % b));

export const shareText = ([part, whole]: Ratio): string =>
  String(Math.round((part / whole) * PARTS) / 10_000);

/** A number as far up or down as one feels a change: a tenth of its size, in a round figure. */
export function stepped(text: string, by: 1 | -1): string {
  const value = Number(text.replace(',', '.'));
  if (!Number.isFinite(value)) return text;
  const size = value === 0 ? 1 : 10 ** (Math.floor(Math.log10(Math.abs(value))) - 1);
  const step = Math.max(size, 0.001);
  const next = Math.max(0, Math.round((value + by * step) / step) * step);
  return String(Number(next.toFixed(6)));
}

/** A value as one would say it: "150 ms–300 ms", "10 %", "on". */
export function valueText(control: Control, value: unknown, say: ExhibitWords['settings']): string {
  switch (control.kind) {
    case 'duration':
      return formatSpan(value as number);
    case 'durationRange':
      return (value as readonly number[]).map(formatSpan).join('–');
    case 'delay':
      return delayText(value as Delay);
    case 'share':
      return `${shareText(value as Ratio)} %`;
    case 'flag':
      return value ? say.on : say.off;
    case 'choice':
    case 'twin':
      return control.options.find((option) => option.value === value)?.title ?? String(value);
    default:
      return String(value);
  }
}

/** What is wrong, in words. */
export function faultText(fault: Fault, say: ExhibitWords['settings']): string {
  switch (fault.kind) {
    case 'outside':
      return say.outside(fault.found, fault.least, fault.most);
    case 'crossed':
      return say.crossed;
    case 'refused':
      return `${say.refused} ${fault.message}`;
    default:
      return say[fault.kind](fault.found);
  }
}
