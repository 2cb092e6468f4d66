import type { Immutable } from '../../../core/plain.ts';
import type { LabelOf } from '../../../sdk/types.ts';
import type { Cell, NodeGlyph, Tone } from '../../../sdk/views.ts';
import { holdersOf, type Locks } from './locks.ts';
import { type Log, type LogRecord, recordsOf } from './log.ts';
import type { ParticipantRole } from './participant.ts';
import {
  type AtomicTypes,
  type CoordinatorSlot,
  isThere,
  type ParticipantSlot,
  type Slot,
} from './shown.ts';

/** How coordinator and participants stand on the stage, with the ends of their logs. */

type Label = LabelOf<AtomicTypes>;

/** How many records are shown beside a node. */
const TAIL = 6;

/** The end of a log: a letter a record, those that are only buffered dashed. */
export function tailOf({ state, durable }: Slot): Cell[] {
  const records = [...recordsOf(state.log as Log)];
  const onDisk = (durable.log as Log).length;
  return records
    .map((record, i) => ({
      index: i + 1,
      text: LETTERS[record.type],
      group: record.tx,
      firm: i < onDisk,
      numbers: record.type === 'numbers',
    }))
    .filter(({ numbers }) => !numbers)
    .slice(-TAIL)
    .map(({ numbers: _, ...cell }) => cell);
}

const LETTERS: { readonly [R in LogRecord['type']]: string } = {
  update: 'u',
  prepared: 'P',
  collecting: '?',
  commit: 'C',
  abort: 'A',
  end: 'E',
  numbers: '#',
};

const SIGNS: { readonly [R in ParticipantRole]: string } = {
  idle: '',
  working: '▸',
  prepared: '◔',
  preCommitted: '◕',
  committed: '✓',
  aborted: '✕',
};

const TONES: { readonly [R in ParticipantRole]: Tone } = {
  idle: 'neutral',
  working: 'client',
  prepared: 'contend',
  preCommitted: 'primary',
  committed: 'good',
  aborted: 'bad',
};

export function participantGlyph(node: ParticipantSlot): NodeGlyph<AtomicTypes> {
  const { role, balances } = node.state;
  const up = isThere(node);
  const total = Object.values(balances).reduce((sum, one) => sum + one, 0);
  return {
    sign: up ? SIGNS[role] : '',
    tone: up ? TONES[role] : 'muted',
    role: up ? role : null,
    caption: { key: 'balance', params: { total } },
    remark: up ? participantRemark(node) : null,
    ...(up && blockedAt(node).length > 0 && { alarm: true }),
    cells: tailOf(node),
    timer: up ? (PARTICIPANT_TIMERS[role] ?? null) : null,
  };
}

const PARTICIPANT_TIMERS: { readonly [R in ParticipantRole]?: string } = {
  working: 'idle',
  prepared: 'decision',
  preCommitted: 'decision',
};

/** Which transactions it may neither commit nor abort; of those it has asked about in vain, it is blocked. */
const inDoubt = ({ state }: ParticipantSlot, asked: boolean): number[] =>
  state.branches
    .filter((one) => one.role === 'prepared' && one.asked === asked)
    .map(({ tx }) => tx);

const blockedAt = (node: ParticipantSlot): number[] => inDoubt(node, true);

/** What it waits for. */
function participantRemark(node: ParticipantSlot): Label | null {
  const { state } = node;
  const blocked = blockedAt(node);
  if (blocked.length > 0) return { key: 'blocked', params: { tx: blocked } };
  const uncertain = inDoubt(node, false);
  if (uncertain.length > 0) return { key: 'uncertain', params: { tx: uncertain } };
  const waits = state.branches.find(({ waiting }) => waiting !== null);
  if (!waits?.waiting) return null;
  const { account } = waits.waiting;
  const holders = holdersOf(state.locks as Locks, account, waits.tx);
  return { key: 'waitsForLock', params: { tx: waits.tx, account, holders } };
}

const COORDINATOR_SIGNS = {
  idle: '',
  working: '▸',
  collecting: '◔',
  preCommitting: '◕',
  committing: '✓',
  aborting: '✕',
} as const;

const COORDINATOR_TONES = {
  idle: 'neutral',
  working: 'client',
  collecting: 'contend',
  preCommitting: 'primary',
  committing: 'good',
  aborting: 'bad',
} as const;

const COORDINATOR_TIMERS = {
  idle: null,
  working: 'work',
  collecting: 'votes',
  preCommitting: 'acks',
  committing: 'resend',
  aborting: 'resend',
} as const;

export function coordinatorGlyph(node: CoordinatorSlot): NodeGlyph<AtomicTypes> {
  const { role, transactions } = node.state;
  const up = isThere(node);
  const tx = transactions.map((one) => one.tx);
  return {
    sign: up ? COORDINATOR_SIGNS[role] : '',
    tone: up ? COORDINATOR_TONES[role] : 'muted',
    role: up ? role : null,
    caption: tx.length === 0 ? null : { key: 'atWork', params: { tx } },
    remark: up ? coordinatorRemark(node) : null,
    cells: tailOf(node),
    timer: up ? COORDINATOR_TIMERS[role] : null,
  };
}

function coordinatorRemark({ state }: CoordinatorSlot): Label | null {
  const { transactions } = state;
  const votes = transactions.find(({ role }) => role === 'collecting');
  if (votes) {
    const { tx, yes, readOnly, participants } = votes;
    const of = participants.length;
    return { key: 'votesIn', params: { tx, yes: yes.length + readOnly.length, of } };
  }
  const told = transactions.find(({ waitingFor }) => waitingFor.length > 0);
  return told ? { key: 'acksLeft', params: { tx: told.tx, left: told.waitingFor.length } } : null;
}

export const atomicGlyph = (node: Immutable<Slot>): NodeGlyph<AtomicTypes> =>
  node.kind === 'coordinator' ? coordinatorGlyph(node) : participantGlyph(node);
