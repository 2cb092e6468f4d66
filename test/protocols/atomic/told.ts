import type { NodeId } from '../../../src/core/ids.ts';
import type { WorkLabels } from '../../../src/protocols/_shared/atomic/labels.ts';
import { ABORT_REASONS, type WorkNotes } from '../../../src/protocols/_shared/atomic/work.ts';
import type { WrittenProtocol } from '../../../src/sdk/forms.ts';
import type { ProtocolTypes } from '../../../src/sdk/types.ts';
import { type Told, testShort } from '../told.ts';

/** What both commit protocols can have to tell, in all its forms. */

const node = (id: number): NodeId => id as NodeId;
const [tm, rm1, rm2, rm3] = [0, 1, 2, 3].map(node) as [NodeId, NodeId, NodeId, NodeId];

type Notes = { readonly [N in keyof WorkNotes]: readonly WorkNotes[N][] };
export type Said<K> = { readonly [N in keyof K]: readonly K[N][] };

const who = { node: rm1, participant: rm1, coordinator: tm, tx: 1 } as const;
const lock = { participant: rm1, tx: 2, account: 'a' };
const written = ['update', 'prepared', 'collecting', 'commit', 'abort', 'end'].flatMap((record) =>
  [true, false].map((byCoordinator) => ({ node: rm1, tx: 1, record, byCoordinator })),
);

const NOTES: Notes = {
  begun: [
    { ...who, at: [rm1, rm2], accounts: ['a', 'b'], amounts: [-5, 5] },
    { ...who, at: [rm1], accounts: ['a'], amounts: [null] },
    { ...who, at: [rm1, rm2, rm3], accounts: ['a', 'a', 'b'], amounts: [null, null, null] },
  ],
  executed: [-5, 5, null].map((amount) => ({ ...who, account: 'a', amount, balance: 95 })),
  lockWaits: [[1], [1, 3], []].map((holders) => ({ ...lock, holders })),
  lockGranted: [lock],
  lockTimedOut: [[1], [1, 3]].map((holders) => ({ ...lock, holders })),
  forced: written,
  buffered: written,
  flushed: [1, 2].map((records) => ({ node: rm1, records })),
  recovered: [[], [1], [1, 2]].map((open) => ({ node: rm1, records: 3, open })),
  votesAsked: [[rm1], [rm1, rm2]].map((participants) => ({ ...who, participants })),
  votedYes: [true, false].map((again) => ({ ...who, again })),
  votedNo: [
    { ...who, why: 'overdrawn', account: 'a' },
    { ...who, why: 'unknown', account: null },
    { ...who, why: 'incomplete', account: null },
  ],
  decidedCommit: [[rm1], [rm1, rm2]].map((participants) => ({ ...who, participants })),
  decidedAbort: ABORT_REASONS.flatMap((why) =>
    [[], [rm1], [rm1, rm2]].map((all) => ({ ...who, why, who: all })),
  ),
  committed: [tm, rm2, rm1].map((from) => ({ ...who, from })),
  aborted: [tm, rm2, rm1].map((from) => ({ ...who, from })),
  gaveUp: (['idle', 'lock', 'noAccount', 'asked', 'alone', 'lost'] as const).map((why) => ({
    ...who,
    why,
  })),
  decisionAsked: [true, false].map((again) => ({ ...who, asked: [tm, rm2], again })),
  decisionAnswered: [
    { ...who, asker: rm2, outcome: null, presumed: false },
    ...(['commit', 'abort'] as const).flatMap((outcome) =>
      [true, false].map((presumed) => ({ ...who, asker: rm2, outcome, presumed })),
    ),
  ],
};

const two = [1, 2];
const LABELS: Said<WorkLabels> = {
  balance: [{ total: 200 }],
  atWork: [{ tx: two }],
  uncertain: [{ tx: two }],
  blocked: [{ tx: [1] }],
  waitsForLock: [[1], two, []].map((holders) => ({ tx: 3, account: 'a', holders })),
  votesIn: [{ tx: 1, yes: 1, of: 3 }],
  acksLeft: [1, 2].map((left) => ({ tx: 1, left })),
  recordUpdate: [-5, 5].map((amount) => ({ tx: 1, account: 'a', amount })),
  recordPrepared: [{ tx: 1, coordinator: tm }],
  recordCollecting: [{ tx: 1, participants: [rm1, rm2] }],
  recordDecision: [
    { tx: 1, outcome: 'commit' },
    { tx: 1, outcome: 'abort' },
  ],
  recordEnd: [{ tx: 1 }],
  recordNumbers: [{ upTo: 100 }],
  accounts: [{}],
  account: [{}],
  balanceColumn: [{}],
  heldBy: [{}],
  lockWaiters: [{}],
  noAccounts: [{}],
  lockShared: [{ tx: 1 }],
  lockExclusive: [{ tx: 1 }],
  waitShared: [{ tx: 1 }],
  waitExclusive: [{ tx: 1 }],
  transactions: [{}],
  transaction: [{}],
  tableNode: [{ node: rm1 }],
  noTransactions: [{}],
  stateWorking: [{}],
  statePrepared: [{}],
  stateBlocked: [{}],
  statePreCommitted: [{}],
  stateCommitted: [{}],
  stateAborted: [{}],
  stateCollecting: [{}],
  statePreCommitting: [{}],
  stateCommitting: [{}],
  stateAborting: [{}],
  stateBuffered: [{ outcome: 'commit' }, { outcome: 'abort' }],
};

const VIOLATIONS = {
  agreement: [{ tx: 1, first: 1, was: 'abort', node: 2, outcome: 'commit' }],
  noReversal: [{ tx: 1, node: 2, was: 'abort', outcome: 'commit' }],
  commitNeedsYes: [{ tx: 1, node: 2, missing: 1 }],
  abortNeedsReason: [{ tx: 1, node: 0 }],
  conservation: [
    { tx: 1, sum: 5, done: 1, missing: 2 },
    { tx: 1, sum: -5, done: 2, missing: 1 },
    { tx: 1, sum: -5, done: 2, missing: null },
  ],
};

/** All of it as if it had happened, with what a protocol adds. */
export function everything<N extends object>(own: Said<N>): Told {
  const story = Object.entries({ ...NOTES, ...own }).flatMap(([key, all]) =>
    (all as readonly object[]).map((params) => ({ key, params })),
  );
  const violations = Object.entries(VIOLATIONS).flatMap(([invariant, details]) =>
    details.map((detail) => ({ invariant, violation: { detail } })),
  );
  return { story, violations };
}

const REQUESTS = [
  {
    op: 'transfer',
    changes: [
      { at: rm1, account: 'a', amount: -5 },
      { at: rm2, account: 'b', amount: 5 },
    ],
  },
  { op: 'pay', amount: 5 },
  { op: 'share', amount: 5 },
  { op: 'read', accounts: null },
  { op: 'read', accounts: [{ at: rm1, account: 'a' }] },
];

export function testShortTexts<T extends ProtocolTypes, L extends object>(
  protocol: WrittenProtocol<T>,
  own: Said<L>,
  story: Told['story'],
): void {
  const names = ['tm1', 'rm1', 'rm2', 'rm3'];
  testShort(protocol, { labels: { ...LABELS, ...own }, requests: REQUESTS, story, names });
}
