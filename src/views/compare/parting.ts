import type { Pair } from '../../playback/pair.ts';
import type { Session } from '../../playback/types.ts';
import type { TraceRecord } from '../../sdk/record.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';

/** What a run does where it leaves what both have in common. */
export interface Departure {
  readonly time: number;
  readonly record: TraceRecord<ProtocolTypes>;
}

/** How far two runs are the same, and what comes then. */
export interface Parting {
  /** How many events they have in common, and when the last of them happened. */
  readonly events: number;
  readonly time: number;
  /** Null as long as they are the same as far as both have been run. */
  readonly apart: { readonly lead: Departure; readonly other: Departure } | null;
}

export function partingOf({ lead, other }: Pair, until: number, parted: boolean): Parting {
  const columns = lead.columns();
  return {
    events: until,
    time: until === 0 ? 0 : columns.time(until - 1),
    apart: parted ? { lead: departure(lead, until), other: departure(other, until) } : null,
  };
}

function departure(run: Session, at: number): Departure {
  const [record] = run.records(at, at + 1);
  return { time: run.columns().time(at), record: record as Departure['record'] };
}
