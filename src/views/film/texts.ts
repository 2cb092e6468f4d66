import { formatSpan } from '../../i18n/format.ts';

/** The length of a file: "840 kB", "1.2 MB". */
export function bytesText(bytes: number): string {
  const [value, unit] = bytes < 999_500 ? [bytes / 1e3, 'kB'] : [bytes / 1e6, 'MB'];
  const places = unit === 'MB' && value < 99.95 ? 1 : 0;
  return `${value.toFixed(places)}\u00a0${unit}`;
}

/** How long a film is, to a tenth of a second. */
export const lengthText = (seconds: number): string =>
  formatSpan(Math.round(seconds * 10) * 100_000);
