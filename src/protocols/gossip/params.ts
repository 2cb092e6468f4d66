import { ms, seconds } from '../../core/duration.ts';
import type { Micros } from '../../core/ids.ts';
import type { ParamSpecs } from '../../sdk/params.ts';

/** How news travels: as rumours in rounds, by announcing what one has, or not at all but for anti-entropy. */
export const SPREADS = ['rumour', 'announce', 'none'] as const;
export type Spread = (typeof SPREADS)[number];

/** Who gives when two meet (Demers et al. 1987, section 1.3). */
export const EXCHANGES = ['push', 'pull', 'pushPull'] as const;
export type Exchange = (typeof EXCHANGES)[number];

/** What ends a node's interest in a rumour (Demers et al. 1987, section 1.4). */
export const LOSINGS = ['never', 'coin', 'counter'] as const;
export type Losing = (typeof LOSINGS)[number];

export const COMPARISONS = ['off', ...EXCHANGES] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** Who can send to whom. */
export const TOPOLOGIES = [
  'mesh',
  'ring',
  'regular',
  'smallWorld',
  'twoCentres',
  'outgoing',
] as const;
export type Topology = (typeof TOPOLOGIES)[number];

export interface Params {
  spread: Spread;
  exchange: Exchange;
  fanout: number;
  period: Micros;
  /** Whether all rounds begin at the same moments, as papers count them; otherwise each node has its own beat. */
  inStep: boolean;
  losing: Losing;
  /** Whether only contacts count that brought no news; without it (blind) every one does. */
  feedback: boolean;
  /** One in so many by coin, so many by counter: the k of the paper. */
  k: number;
  antiEntropy: Comparison;
  antiEntropyPeriod: Micros;
  /** How many items one message of anti-entropy may carry. */
  maxItems: number;
  /** Whether each node publishes a sign of life with each of its comparisons. */
  heartbeats: boolean;
  /** How long one waits for a block before it asks somebody else. */
  getDataTimeout: Micros;
  topology: Topology;
  /** Links of a node: in `regular` and `smallWorld` (even numbers), and those that one opens itself in `outgoing`. */
  degree: number;
  /** How many of a hundred links of a small world lead anywhere. */
  rewired: number;
  /** How many pairs link the two centres. */
  bridges: number;
  /** Which of all networks of that kind. */
  wiring: number;
}

/** Long enough to silence a timer for a whole run. */
const NEVER = seconds(1_000_000);

export const params: ParamSpecs<Params> = {
  spread: { kind: 'choice', initial: 'rumour', options: SPREADS, live: false },
  exchange: { kind: 'choice', initial: 'push', options: EXCHANGES, live: true },
  fanout: { kind: 'count', initial: 1, min: 1, max: 100, live: true },
  period: { kind: 'duration', initial: ms(200), min: ms(1), max: NEVER, live: true },
  inStep: { kind: 'flag', initial: true, live: false },
  losing: { kind: 'choice', initial: 'never', options: LOSINGS, live: true },
  feedback: { kind: 'flag', initial: true, live: true },
  k: { kind: 'count', initial: 2, min: 1, max: 1000, live: true },
  antiEntropy: { kind: 'choice', initial: 'off', options: COMPARISONS, live: false },
  antiEntropyPeriod: { kind: 'duration', initial: seconds(1), min: ms(1), max: NEVER, live: true },
  maxItems: { kind: 'count', initial: 1000, min: 1, max: 100_000, live: true },
  heartbeats: { kind: 'flag', initial: false, live: true },
  getDataTimeout: { kind: 'duration', initial: seconds(2), min: ms(1), max: NEVER, live: true },
  topology: { kind: 'choice', initial: 'mesh', options: TOPOLOGIES, live: false },
  degree: { kind: 'count', initial: 8, min: 2, max: 100, live: false },
  rewired: { kind: 'count', initial: 10, min: 0, max: 100, live: false },
  bridges: { kind: 'count', initial: 2, min: 1, max: 100, live: false },
  wiring: { kind: 'count', initial: 1, min: 1, max: 1_000_000, live: false },
};
