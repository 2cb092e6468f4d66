import { formatCount, formatSpan } from './format.ts';

/** What a figure is of: a part of a whole (from 0 to 1), a time in µs; else a plain number, whole or not. */
export type Unit = 'share' | 'time' | 'count';

const GAP = '\u00a0';

/** A number as short as it still tells: three figures, but whole ones whole, and never nothing where there is something. */
export function formatNumber(value: number): string {
  if (value < 0) return `−${formatNumber(-value)}`;
  if (Number.isInteger(value) || value >= 100) return formatCount(value);
  const places = value >= 10 ? 1 : value >= 1 ? 2 : 3;
  const short = Number(value.toFixed(places));
  return String(short === 0 ? Number(value.toPrecision(1)) : short);
}

/** A part of a whole in hundredths; what is nearly all, or nearly nothing, is not said to be it. */
export function formatShare(share: number): string {
  const hundredths = round(share * 100, 1e9);
  const said = formatNumber(hundredths);
  const nearly = said === '100' && hundredths < 100;
  return `${nearly ? round(hundredths - 0.005, 100) : said}${GAP}%`;
}

const round = (value: number, parts: number): number => Math.round(value * parts) / parts;

export function formatMeasure(value: number, unit: Unit): string {
  if (unit === 'share') return formatShare(value);
  return unit === 'time' ? formatTimespan(value) : formatNumber(value);
}

/** A span of four figures or so: what is a mean of many has more than anybody reads. */
function formatTimespan(value: number): string {
  if (value < 0) return `−${formatTimespan(-value)}`;
  return formatSpan(Number(Math.round(value).toPrecision(4)));
}

/** How far one figure is from another, of which two digits say enough; shares differ by points. */
export function formatDifference(by: number, unit: Unit): string {
  if (unit === 'time') return formatMeasure(by, unit);
  const far = round(unit === 'share' ? by * 100 : by, 1e9);
  const short = Number.isInteger(far) || Math.abs(far) >= 10 ? far : Number(far.toPrecision(2));
  return formatNumber(short);
}

/** As a terminal shows it, where gaps are for nothing: a figure is one word, and its unit another. */
export const plainMeasure = (text: string): string =>
  text.replace(/\u00a0(?=\d)/g, '').replaceAll('\u00a0', ' ');
