import { at, slice } from '../../../core/vector.ts';
import type { LabelOf } from '../../../sdk/types.ts';
import type { Table, TableCell, TableRow } from '../../../sdk/views.ts';
import type { World } from '../../../sdk/world.ts';
import type { TransactionRole } from './coordinator.ts';
import type { Lock } from './locks.ts';
import { type Log, type LogRecord, outcomeIn } from './log.ts';
import type { BranchRole } from './participant.ts';
import {
  type AtomicTypes,
  isThere,
  type ParticipantSlot,
  participantsIn,
  type Slot,
} from './shown.ts';

/** Who holds which account and who waits for it; and how each transaction stands at each node. */

type Row = TableRow<AtomicTypes>;
type Value = TableCell<AtomicTypes>;

export const accountsTable = (world: World<AtomicTypes>): Table<AtomicTypes> => ({
  id: 'accounts',
  caption: { key: 'accounts', params: {} },
  columns: [
    { key: 'account', params: {} },
    { key: 'balanceColumn', params: {} },
    { key: 'heldBy', params: {} },
    { key: 'lockWaiters', params: {} },
  ],
  rows: participantsIn(world).filter(isThere).flatMap(accountRows),
  empty: { key: 'noAccounts', params: {} },
});

function accountRows(node: ParticipantSlot): Row[] {
  return Object.entries(node.state.balances).map(([account, balance]) => {
    const lock = node.state.locks.find((one) => one.account === account);
    return {
      node: node.id,
      name: account,
      cells: [
        { value: [balance], ...(balance < 0 && { tone: 'bad' as const }) },
        claims(lock?.holders ?? [], 'lockShared', 'lockExclusive'),
        claims(lock?.waiting ?? [], 'waitShared', 'waitExclusive'),
      ],
    };
  });
}

const NONE: Value = { value: ['–'] };

function claims(
  all: Lock['holders'],
  shared: 'lockShared' | 'waitShared',
  exclusive: 'lockExclusive' | 'waitExclusive',
): Value {
  if (all.length === 0) return NONE;
  const value = all.map(({ tx, mode }) => ({
    label: { key: mode === 'shared' ? shared : exclusive, params: { tx } } as LabelOf<AtomicTypes>,
  }));
  return { value, tone: 'contend' };
}

/** How many transactions are shown; the last ones. */
const MOST = 8;

export function transactionsTable(world: World<AtomicTypes>): Table<AtomicTypes> {
  const nodes = (world.nodes as readonly Slot[]).filter(({ health }) => health !== 'removed');
  const numbers = new Set(nodes.flatMap(transactionsAt));
  const rows = [...numbers].sort((a, b) => a - b).slice(-MOST);
  return {
    id: 'transactions',
    caption: { key: 'transactions', params: {} },
    columns: [
      { key: 'transaction', params: {} },
      ...nodes.map(({ id }) => ({ key: 'tableNode', params: { node: id } }) as const),
    ],
    rows: rows.map((tx) => ({
      node: null,
      name: `T${tx}`,
      group: tx,
      cells: nodes.map((node) => standing(node, tx)),
    })),
    empty: { key: 'noTransactions', params: {} },
  };
}

/** Of what a node knows: what is open there, and what the end of its log speaks of. */
function transactionsAt(node: Slot): number[] {
  const log = node.state.log as Log;
  const told = slice(log, log.length > RECENT ? log.length - RECENT : 0);
  const open = node.kind === 'coordinator' ? node.state.transactions : node.state.branches;
  return [
    ...told.flatMap((record) => (record.type === 'numbers' ? [] : [record.tx])),
    ...open.map(({ tx }) => tx),
  ];
}
const RECENT = 60;

const STATES = {
  working: { key: 'stateWorking', params: {} },
  prepared: { key: 'statePrepared', params: {} },
  preCommitted: { key: 'statePreCommitted', params: {} },
  collecting: { key: 'stateCollecting', params: {} },
  preCommitting: { key: 'statePreCommitting', params: {} },
  committing: { key: 'stateCommitting', params: {} },
  aborting: { key: 'stateAborting', params: {} },
} as const satisfies Record<BranchRole | TransactionRole, LabelOf<AtomicTypes>>;

const STATE_TONES: { readonly [R in BranchRole | TransactionRole]?: Value['tone'] } = {
  prepared: 'contend',
  collecting: 'contend',
  preCommitted: 'primary',
  preCommitting: 'primary',
  committing: 'good',
  aborting: 'bad',
};

function standing(node: Slot, tx: number): Value {
  const open = node.kind === 'coordinator' ? node.state.transactions : node.state.branches;
  const entry = open.find((one) => one.tx === tx);
  if (entry?.role === 'prepared' && entry.asked) {
    return { value: [{ label: { key: 'stateBlocked', params: {} } }], tone: 'bad' };
  }
  if (entry) {
    const { role } = entry;
    const tone = STATE_TONES[role];
    return { value: [{ label: STATES[role] }], ...(tone && { tone }) };
  }
  const outcome = outcomeIn(node.state.log as Log, tx);
  if (outcome === null) return NONE;
  if (!isOnDisk(node, tx)) {
    return { value: [{ label: { key: 'stateBuffered', params: { outcome } } }], tone: 'muted' };
  }
  return outcome === 'commit'
    ? { value: [{ label: { key: 'stateCommitted', params: {} } }], tone: 'good' }
    : { value: [{ label: { key: 'stateAborted', params: {} } }], tone: 'bad' };
}

/** Whether a node's disk has the decision. */
function isOnDisk(node: Slot, tx: number): boolean {
  const log = node.durable.log as Log;
  for (let i = log.length - 1; i >= 0; i--) {
    const record = at(log, i) as LogRecord;
    if (record.tx === tx && (record.type === 'commit' || record.type === 'abort')) return true;
  }
  return false;
}

export const tablesOf = (world: World<AtomicTypes>): Table<AtomicTypes>[] => [
  transactionsTable(world),
  accountsTable(world),
];
