import { formatSpan } from '../../i18n/format.ts';
import type { Telling } from '../../i18n/sentences.ts';
import type { ExhibitWords } from '../../i18n/words.ts';
import type { ChoiceRow, TimerRow } from './inboxes.ts';

type Words = ExhibitWords['byHand'];

/** What a row is about: "Hello from s1 to s2", "alarm of s3". */
export function rowName(row: ChoiceRow, { text, fmt }: Telling, say: Words): string {
  if (row.kind === 'timer') return say.timer(timerName(row, text), fmt.node(row.node));
  const { from, to } = row.envelope;
  return say.message(row.glyph.label, fmt.node(from), fmt.node(to));
}

/** A timer's name, and what it is about where there are several such. */
export const timerName = ({ timer, about }: TimerRow, text: Telling['text']): string =>
  [text.timers[timer.type] ?? timer.type, about].filter((part) => part !== '').join(' ');

/** A tenth of a millisecond is fine enough for what is waited for. */
const FINE = 100;

/** How long something still takes, as a figure; from ten milliseconds on without its last digits. */
export const leftText = (left: number): string =>
  formatSpan(left < 100 * FINE ? left : Math.round(left / FINE) * FINE);

/** The same in words. */
export function leftMeans(row: ChoiceRow, say: Words): string {
  const span = leftText(row.left);
  if (row.kind === 'timer') return say.runsOutIn(span);
  return row.envelope.lost ? say.lostIn(span) : say.arrivesIn(span);
}
