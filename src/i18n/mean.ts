import { groupDigits } from './format.ts';
import { formatMeasure, type Unit } from './measure.ts';

const GAP = '\u00a0';

/** A mean with its standard error, and how else a figure is said so that it can be held against that. */
export interface MeanText {
  /** "12.3 ± 0.2", "213 ± 5 ms". */
  readonly mean: string;
  /** Any figure of that unit, as exactly as the mean is known. */
  exact(value: number): string;
}

/** `error`: null where nothing is known of it. */
export function meanText(mean: number, error: number | null, unit: Unit): MeanText {
  if (error === null || error === 0) {
    const exact = (value: number) => formatMeasure(value, unit);
    return { mean: exact(mean), exact };
  }
  const [factor, name] = scaleOf(mean, unit);
  const places = placesFor(error / factor);
  const digits = (value: number) => fixed(value / factor, places);
  return {
    mean: `${digits(mean)} ± ${digits(error)}${name}`,
    exact: (value) => `${digits(value)}${name}`,
  };
}

function scaleOf(mean: number, unit: Unit): readonly [factor: number, name: string] {
  if (unit === 'count') return [1, ''];
  if (unit === 'share') return [0.01, `${GAP}%`];
  if (Math.abs(mean) >= 1_000_000) return [1_000_000, `${GAP}s`];
  return Math.abs(mean) >= 1_000 ? [1_000, `${GAP}ms`] : [1, `${GAP}µs`];
}

/** So many places that the first figure of an error is said; two, if that is a one. */
function placesFor(error: number): number {
  const first = Math.floor(Math.log10(error));
  const leads = Math.floor(error / 10 ** first);
  return Math.max(0, Math.min(6, (leads === 1 ? 1 : 0) - first));
}

function fixed(value: number, places: number): string {
  const [whole = '', part] = Math.abs(value).toFixed(places).split('.');
  const digits = groupDigits(whole) + (part === undefined ? '' : `.${part}`);
  return value < 0 && /[1-9]/.test(digits) ? `−${digits}` : digits;
}
