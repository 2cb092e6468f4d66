import { ms, seconds } from '../../core/duration.ts';
import type { Micros } from '../../core/ids.ts';
import type { ParamSpecs } from '../../sdk/params.ts';

/** How a read is made linearizable: as an entry of the log, by a round of heartbeats, by a lease (thesis 6.4). */
export const READS = ['log', 'readIndex', 'lease'] as const;
export type Reads = (typeof READS)[number];

export interface Params {
  electionTimeout: readonly [min: Micros, max: Micros];
  heartbeat: Micros;
  preVote: boolean;
  checkQuorum: boolean;
  noop: boolean;
  maxEntries: number;
  pipelining: boolean;
  maxInflight: number;
  reads: Reads;
  clockDrift: number;
  snapshotThreshold: number;
  snapshotChunk: number;
  clientRetry: Micros;
}

/** Long enough to silence a timer for a whole run. */
const NEVER = seconds(1_000_000);

/** The paper's own figures where it has some: election timeouts of 150 to 300 ms (section 9.3). */
export const params: ParamSpecs<Params> = {
  electionTimeout: {
    kind: 'durationRange',
    initial: [ms(150), ms(300)],
    min: ms(1),
    max: NEVER,
    live: true,
  },
  heartbeat: { kind: 'duration', initial: ms(50), min: ms(1), max: NEVER, live: true },
  preVote: { kind: 'flag', initial: false, live: true },
  checkQuorum: { kind: 'flag', initial: false, live: true },
  noop: { kind: 'flag', initial: true, live: true },
  maxEntries: { kind: 'count', initial: 64, min: 1, max: 10_000, live: true },
  pipelining: { kind: 'flag', initial: false, live: true },
  maxInflight: { kind: 'count', initial: 8, min: 1, max: 1000, live: true },
  reads: { kind: 'choice', initial: 'log', options: READS, live: true },
  clockDrift: { kind: 'count', initial: 10, min: 0, max: 1000, live: true },
  snapshotThreshold: { kind: 'count', initial: 0, min: 0, max: 1_000_000, live: true },
  snapshotChunk: { kind: 'count', initial: 16, min: 1, max: 10_000, live: true },
  clientRetry: { kind: 'duration', initial: ms(300), min: ms(1), max: NEVER, live: true },
};
