import type { Outcome } from '../_shared/atomic/work.ts';
import type { Presumption } from './params.ts';

/**
 * What each form of two-phase commit forces to disk and has acknowledged, so that a coordinator may forget a transaction and still
 * answer rightly who asks about it (Mohan, Lindsay & Obermarck 1986).
 */
export interface Presumes {
  /** What the coordinator writes of its decision before it tells anybody: on disk, or in memory. */
  record(decision: Outcome): 'forced' | 'buffered';
  /** Whether it writes down whom it asks, before it asks for votes. */
  readonly collecting: boolean;
  /** Whether a participant forces the decision to disk and says so. */
  acknowledged(decision: Outcome): boolean;
  /** Whether a participant forces its own no. Who finds no yes in its log has not voted it, so it need not. */
  readonly forcesNo: boolean;
  /** How a transaction ended of which a coordinator knows nothing. */
  readonly unknown: Outcome;
}

export const PRESUMES: { readonly [P in Presumption]: Presumes } = {
  nothing: {
    record: () => 'forced',
    collecting: false,
    acknowledged: () => true,
    forcesNo: true,
    // Not presumed: one that has not decided anything has not committed.
    unknown: 'abort',
  },
  abort: {
    record: (decision) => (decision === 'commit' ? 'forced' : 'buffered'),
    collecting: false,
    acknowledged: (decision) => decision === 'commit',
    forcesNo: false,
    unknown: 'abort',
  },
  commit: {
    record: () => 'forced',
    collecting: true,
    acknowledged: (decision) => decision === 'abort',
    forcesNo: true,
    unknown: 'commit',
  },
};
