import type { TraceColumns } from '../../playback/types.ts';
import type { Stretch } from './sharing.ts';

/** How much of the run up to the playhead is taken, if nobody says otherwise; in microseconds. */
const USUAL = 2_000_000;

/** Two moments as someone typed them, in seconds; null: nobody did, and they follow the playhead. */
export interface Typed {
  readonly from: string | null;
  readonly to: string | null;
}

/** A moment in seconds, as short as it can be written exactly. */
export const secondsText = (time: number): string => String(Math.floor(time) / 1_000_000);

/** The two moments as they stand in their boxes. */
export const shownStretch = ({ from, to }: Typed, time: number): { from: string; to: string } => ({
  from: from ?? secondsText(Math.max(0, time - USUAL)),
  to: to ?? secondsText(time),
});

/** The moment that a text means, in microseconds; null if it means none. */
export function momentOf(text: string): number | null {
  const value = Number(text.trim().replace(',', '.'));
  return text.trim() === '' || !Number.isFinite(value) || value < 0
    ? null
    : Math.round(value * 1_000_000);
}

/** All that happened from one moment to another, both included; null if these are no two such moments. */
export function stretchOf(
  columns: TraceColumns,
  { from, to }: { readonly from: string; readonly to: string },
): Stretch | null {
  const [start, end] = [momentOf(from), momentOf(to)];
  if (start === null || end === null || start > end) return null;
  return { from: columns.countUntil(start - 1), to: columns.countUntil(end) };
}
