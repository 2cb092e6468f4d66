import type { SearchOptions } from '../../src/checkers/explorer/options.ts';
import type { Swarm } from '../../src/checkers/fuzz/faults.ts';

/** How one weakened twin is caught: by which tool, from which start, and how far it has to look. */
export type Hunt = {
  readonly protocol: string;
  readonly variant: string;
  /** A scenario file without version and protocol. */
  readonly scenario: object;
} & (
  | {
      readonly tool: 'explore';
      readonly options: Partial<SearchOptions>;
      /** Distinct states: the twin is caught within so many, and the right protocol breaks nothing in as many. */
      readonly states: number;
    }
  | {
      readonly tool: 'fuzz';
      readonly swarm?: Swarm;
      /** The twin is caught under a seed from 1 to this; the right protocol passes all up to that one. */
      readonly seeds: number;
    }
);

/** Figure 8 (b) with three servers: s1 has an entry of term 2 by itself, s3 one of term 3, and s2 none. */
const FIGURE_8_B = {
  nodes: { server: 3, client: 0 },
  params: { noop: false, maxEntries: 1 },
  initial: {
    s1: { currentTerm: 3, log: [2] },
    s2: { currentTerm: 3, votedFor: 's3', log: [] },
    s3: { currentTerm: 3, votedFor: 's3', log: [3] },
  },
};

/**
 * Ongaro's example of 2015, half-way: s1 has added s5 to four servers in term 1 without anyone else's knowing but s5's, and s2,
 * elected by the others in term 2, is asked to remove s1 before it has committed anything. They are cut off from each other.
 */
const FOUR = ['s1', 's2', 's3', 's4'];
const added = { term: 1, command: { op: 'config', config: [...FOUR, 's5'] } };
const TWO_CHANGES = {
  nodes: { server: 5, client: 0 },
  params: { noop: false },
  initial: {
    s1: { currentTerm: 2, config: FOUR, log: [added] },
    s2: { currentTerm: 2, config: FOUR, votedFor: 's2', role: 'leader', leading: {} },
    s3: { currentTerm: 2, config: FOUR, votedFor: 's2' },
    s4: { currentTerm: 2, config: FOUR, votedFor: 's2' },
    s5: { currentTerm: 2, config: FOUR, log: [added] },
  },
  script: [
    {
      ...{ at: '0s', do: 'partition' },
      groups: [
        ['s2', 's3'],
        ['s1', 's4', 's5'],
      ],
    },
    { at: '1s', do: 'request', node: 's2', request: { op: 'removeServer', server: 's1' } },
  ],
};

const ALONE = { nodes: { server: 3, client: 0 } };

/** A transaction over three participants, of which somebody may die in the midst of sending. */
const TRANSFER = {
  nodes: { coordinator: 1, participant: 3 },
  script: [
    {
      ...{ at: '100ms', do: 'request', node: 'tm1' },
      request: {
        op: 'transfer',
        changes: [
          { at: 'rm1', account: 'a', amount: -30 },
          { at: 'rm2', account: 'a', amount: 20 },
          { at: 'rm3', account: 'a', amount: 10 },
        ],
      },
    },
  ],
};
const TORN = { crashes: 1, requests: 1, messages: 8, timely: true, torn: true };
/** Two or three members that have always known one another. */
const group = (node: number) => ({ nodes: { node } });
const [TWO_PHASES, THREE_PHASES] = ['two-phase-commit', 'three-phase-commit'];

/** Two nodes, of which the first is asked for something; they pass it on, and compare. */
const rumours = (...requests: object[]) => ({
  nodes: { node: 2 },
  params: { losing: 'counter', k: 1, antiEntropy: 'pull' },
  script: requests.map((request, i) => ({ at: `${i}ms`, do: 'request', node: 'n1', request })),
});
const ONE_ROUND = { messages: 3, requests: 2, limits: { rounds: 2 } };

/**
 * Every twin of every exhibit has a row here; a test demands it. All of them together take seconds, and none a minute. To add
 * one: try `orrery explore` and `orrery fuzz --variant …` until one of them finds it soon.
 */
export const hunts: readonly Hunt[] = [
  {
    ...{ protocol: 'raft', variant: 'voteNotOnDisk', tool: 'explore' },
    scenario: ALONE,
    options: { crashes: 1, messages: 4, limits: { terms: 1 } },
    states: 25_000,
  },
  {
    ...{ protocol: 'raft', variant: 'noUpToDateCheck', tool: 'explore' },
    scenario: ALONE,
    options: { messages: 3 },
    states: 5_000,
  },
  {
    ...{ protocol: 'raft', variant: 'applyBeforeCommit', tool: 'explore' },
    scenario: ALONE,
    options: {},
    states: 2_000,
  },
  {
    ...{ protocol: 'raft', variant: 'commitOldTerm', tool: 'explore' },
    scenario: FIGURE_8_B,
    options: { messages: 3 },
    states: 10_000,
  },
  {
    ...{ protocol: 'raft', variant: 'configBeforeCommit', tool: 'explore' },
    scenario: TWO_CHANGES,
    options: { messages: 3, requests: 1, limits: { terms: 1 } },
    states: 5_000,
  },
  {
    ...{ protocol: 'raft', variant: 'readAtOnce', tool: 'fuzz' },
    scenario: {
      nodes: { server: 5, client: 4 },
      params: { clientRetry: '100ms' },
      workload: { every: '150ms', op: 'mixed', keys: 2 },
    },
    swarm: { means: ['partition', 'cut'], pace: 500_000 },
    seeds: 40,
  },
  {
    ...{ protocol: 'raft', variant: 'noSession', tool: 'fuzz' },
    scenario: {
      nodes: { server: 3, client: 3 },
      workload: { every: '300ms', op: 'mixed', keys: 1 },
    },
    swarm: { means: ['network', 'crash', 'restart'] },
    seeds: 40,
  },
  {
    ...{ protocol: TWO_PHASES, variant: 'voteNotForced', tool: 'explore' },
    scenario: TRANSFER,
    options: TORN,
    states: 50_000,
  },
  {
    ...{ protocol: TWO_PHASES, variant: 'decisionNotForced', tool: 'explore' },
    scenario: TRANSFER,
    options: TORN,
    states: 50_000,
  },
  {
    ...{ protocol: TWO_PHASES, variant: 'timesOutAlone', tool: 'explore' },
    scenario: TRANSFER,
    options: TORN,
    states: 50_000,
  },
  {
    ...{ protocol: THREE_PHASES, variant: 'voteNotForced', tool: 'explore' },
    scenario: TRANSFER,
    options: TORN,
    states: 50_000,
  },
  {
    ...{ protocol: THREE_PHASES, variant: 'acksNotAwaited', tool: 'explore' },
    scenario: TRANSFER,
    options: { ...TORN, crashes: 2, restarts: 0 },
    states: 50_000,
  },
  {
    ...{ protocol: THREE_PHASES, variant: 'timesOutAlone', tool: 'explore' },
    scenario: TRANSFER,
    options: TORN,
    states: 50_000,
  },
  {
    ...{ protocol: 'gossip', variant: 'pullDisabled', tool: 'explore' },
    scenario: rumours({ op: 'publish', key: 'x', value: '1' }),
    options: ONE_ROUND,
    states: 20_000,
  },
  {
    ...{ protocol: 'gossip', variant: 'lastArrivalWins', tool: 'explore' },
    scenario: rumours(
      { op: 'publish', key: 'x', value: '1' },
      { op: 'publish', key: 'x', value: '2' },
    ),
    options: ONE_ROUND,
    states: 20_000,
  },
  {
    ...{ protocol: 'gossip', variant: 'noDeathCertificate', tool: 'explore' },
    scenario: rumours({ op: 'publish', key: 'x', value: '1' }, { op: 'delete', key: 'x' }),
    options: ONE_ROUND,
    states: 20_000,
  },
  {
    ...{ protocol: 'swim', variant: 'noIncarnation', tool: 'explore' },
    scenario: group(2),
    options: { messages: 2, limits: { periods: 2 } },
    states: 2_000,
  },
  {
    ...{ protocol: 'swim', variant: 'noSuspicion', tool: 'explore' },
    scenario: group(2),
    options: { messages: 2, limits: { periods: 2 } },
    states: 2_000,
  },
  {
    ...{ protocol: 'swim', variant: 'speaksForOthers', tool: 'explore' },
    scenario: group(3),
    options: { messages: 3, limits: { periods: 2 } },
    states: 10_000,
  },
];
