import type { Session } from '../../playback/types.ts';
import type { TraceRecord } from '../../sdk/record.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';

/** Records from one position up to another. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Stretches nearer to each other than this are replayed as one: a replay begins some way before what it is for. */
const NEAR = 1000;

/** The whole records of several stretches, by position. */
export function recordsOf(
  session: Session,
  stretches: readonly Stretch[],
): ReadonlyMap<number, TraceRecord<ProtocolTypes>> {
  const found = new Map<number, TraceRecord<ProtocolTypes>>();
  const wanted = (seq: number) => stretches.some(({ from, to }) => seq >= from && seq < to);
  for (const { from, to } of merged(stretches)) {
    for (const record of session.records(from, to))
      if (wanted(record.seq)) found.set(record.seq, record);
  }
  return found;
}

function merged(stretches: readonly Stretch[]): Stretch[] {
  const sorted = [...stretches].sort((a, b) => a.from - b.from);
  const result: { from: number; to: number }[] = [];
  for (const { from, to } of sorted) {
    const last = result.at(-1);
    if (last && from - last.to < NEAR) last.to = Math.max(last.to, to);
    else result.push({ from, to });
  }
  return result;
}
