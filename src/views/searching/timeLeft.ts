import { formatSpan } from '../../i18n/format.ts';

/** Before that nothing can be told, in milliseconds. */
const SOON = 3_000;

/** How long it will still take, in words behind others, once that can be told and is worth telling. */
export function timeLeft(spent: number, part: number, say: (span: string) => string): string {
  if (spent < SOON || part === 0) return '';
  const seconds = Math.ceil((spent / part - spent) / 1000);
  return say(formatSpan((seconds < 90 ? seconds : Math.ceil(seconds / 10) * 10) * 1_000_000));
}
