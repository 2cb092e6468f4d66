import type { NodeId } from '../../../core/ids.ts';
import type { Immutable } from '../../../core/plain.ts';
import { type Balances, fullAccounts } from './accounts.ts';
import { claim, holdersOf, type Locks, release } from './locks.ts';
import {
  buffer,
  type Durable,
  force,
  type Log,
  type Logging,
  outcomeIn,
  recordsOf,
  writeOut,
} from './log.ts';
import type { Execute, GiveUpReason, Outcome, WorkContext, WorkParams } from './work.ts';

/** A participant's side of a transaction: its steps under locks, how they are undone, and what a crash leaves of them. */

export const BRANCH_ROLES = ['working', 'prepared', 'preCommitted'] as const;
export type BranchRole = (typeof BRANCH_ROLES)[number];
/** How a participant stands on the whole: as its transaction that is most exposed, or as its last one ended. */
export type ParticipantRole = BranchRole | 'idle' | 'committed' | 'aborted';

interface Step {
  readonly nth: number;
  readonly account: string;
  readonly amount: number | null;
}

/** What a transaction does at one participant, until that knows how it ends. */
export interface Branch {
  readonly tx: number;
  role: BranchRole;
  coordinator: NodeId;
  /** All who take part; nobody before votes are asked for. */
  participants: readonly NodeId[];
  /** How many steps are done, and what they changed. */
  done: number;
  changes: { readonly account: string; readonly amount: number }[];
  /** A step that waits for a lock. */
  waiting: Step | null;
  /** Whether it was found in the log after a crash. */
  recovered: boolean;
  /** Whether it has had to ask how the transaction ends. */
  asked: boolean;
}

export interface Participant extends Logging {
  role: ParticipantRole;
  /** With what is not committed yet. */
  balances: Balances;
  locks: Locks;
  /** In order of their numbers. */
  branches: Branch[];
  /** How the last one ended, for whoever looks on. */
  last: { readonly tx: number; readonly outcome: Outcome } | null;
}

export const branchOf = <B extends Branch>(
  state: { readonly branches: readonly B[] },
  tx: number,
): B | undefined => state.branches.find((branch) => branch.tx === tx);

/** Reports how the participant stands on the whole, if that is new. */
export function showRole(state: Participant, event: string, ctx: WorkContext): void {
  const [from, to] = [state.role, roleOf(state)];
  if (from === to) return;
  state.role = to;
  ctx.roleChanged(from, to, event);
}

const MOST_EXPOSED: readonly BranchRole[] = ['prepared', 'preCommitted', 'working'];

function roleOf({ branches, last }: Participant): ParticipantRole {
  const open = MOST_EXPOSED.find((role) => branches.some((branch) => branch.role === role));
  if (open) return open;
  if (last === null) return 'idle';
  return last.outcome === 'commit' ? 'committed' : 'aborted';
}

// ---- steps ----

/** A step of a transaction, as soon as nobody else holds its account. */
export function execute(
  state: Participant,
  from: NodeId,
  { tx, nth, account, amount }: Immutable<Execute>,
  ctx: WorkContext,
): void {
  if (outcomeIn(state.log, tx) !== null) return; // it is over, and this came late
  const known = branchOf(state, tx);
  if (known ? known.waiting !== null || nth > known.done + 1 : nth > 1) {
    // What was done before is lost, or still under way: then this is the same question once more.
    if (!known) sendExecuted(state, from, tx, nth, null, ctx);
    return;
  }
  const branch = known ?? begin(state, from, tx, ctx);
  if (branch.role !== 'working') return;
  if (nth <= branch.done) answer(state, branch, { nth, account, amount }, ctx);
  else if (!(account in state.balances)) refuse(state, branch, nth, 'noAccount', ctx);
  else seekLock(state, branch, { nth, account, amount }, ctx);
}

function begin(state: Participant, from: NodeId, tx: number, ctx: WorkContext): Branch {
  const branch: Branch = {
    tx,
    role: 'working',
    coordinator: from,
    participants: [],
    done: 0,
    changes: [],
    waiting: null,
    recovered: false,
    asked: false,
  };
  state.branches.push(branch);
  showRole(state, 'begun', ctx);
  return branch;
}

function seekLock(state: Participant, branch: Branch, step: Step, ctx: WorkContext): void {
  const { tx } = branch;
  const { account, amount } = step;
  const { locks, granted } = claim(
    state.locks,
    account,
    tx,
    amount === null ? 'shared' : 'exclusive',
  );
  state.locks = locks;
  if (granted) {
    carryOut(state, branch, step, ctx);
    return;
  }
  branch.waiting = step;
  ctx.note('lockWaits', {
    participant: ctx.self,
    tx,
    account,
    holders: holdersOf(locks, account, tx),
  });
  ctx.cancelTimer({ type: 'idle', tx });
  ctx.setTimer({ type: 'lock', tx }, ctx.params.lockTimeout);
}

function carryOut(state: Participant, branch: Branch, step: Step, ctx: WorkContext): void {
  const { tx } = branch;
  const { account, amount } = step;
  branch.done = step.nth;
  branch.waiting = null;
  if (amount !== null) {
    state.balances[account] = balanceOf(state, account) + amount;
    branch.changes.push(Object.freeze({ account, amount }));
    buffer(state, { type: 'update', tx, account, amount }, ctx);
  }
  const balance = balanceOf(state, account);
  ctx.note('executed', { participant: ctx.self, tx, account, amount, balance });
  answer(state, branch, step, ctx);
  ctx.setTimer({ type: 'idle', tx }, ctx.params.idleTimeout);
}

const balanceOf = (state: Participant, account: string): number => state.balances[account] ?? 0;

function answer(
  state: Participant,
  { tx, coordinator }: Branch,
  { nth, account }: Step,
  ctx: WorkContext,
): void {
  sendExecuted(state, coordinator, tx, nth, balanceOf(state, account), ctx);
}

function sendExecuted(
  state: Participant,
  to: NodeId,
  tx: number,
  nth: number,
  balance: number | null,
  ctx: WorkContext,
): void {
  ctx.send(to, { type: 'Executed', tx, nth, balance, session: state.starts });
}

function refuse(
  state: Participant,
  branch: Branch,
  nth: number,
  why: GiveUpReason,
  ctx: WorkContext,
): void {
  const { tx, coordinator } = branch;
  giveUp(state, branch, why, ctx);
  sendExecuted(state, coordinator, tx, nth, null, ctx);
}

/** Time is up for a wait: two transactions that wait for each other would wait for ever. */
export function lockTimeout(state: Participant, tx: number, ctx: WorkContext): void {
  const branch = branchOf(state, tx);
  const step = branch?.waiting;
  if (!branch || !step) return;
  const { account, nth } = step;
  ctx.note('lockTimedOut', {
    participant: ctx.self,
    tx,
    account,
    holders: holdersOf(state.locks, account, tx),
  });
  refuse(state, branch, nth, 'lock', ctx);
}

// ---- the end ----

/** A participant that has not voted yes may abort whenever it wants to. */
export function giveUp(
  state: Participant,
  branch: Branch,
  why: GiveUpReason,
  ctx: WorkContext,
): void {
  const { tx } = branch;
  ctx.note('gaveUp', { participant: ctx.self, tx, why });
  const record = { type: 'abort', tx, participants: [] } as const;
  // A step that comes late, for the second time, must not begin the transaction anew; nor after a crash, where somebody was told.
  if (why === 'asked') force(state, record, ctx);
  else buffer(state, record, ctx);
  close(state, branch, 'abort', ctx);
}

/** Nothing of a transaction is left to be decided here: its changes stay or go, and its locks are free. */
export function close(
  state: Participant,
  branch: Branch,
  outcome: Outcome,
  ctx: WorkContext,
  event: string = outcome,
): void {
  const { tx } = branch;
  if (outcome === 'abort') undo(state, branch);
  state.branches = state.branches.filter((other) => other !== branch);
  state.last = Object.freeze({ tx, outcome });
  if (branch.role === 'working') ctx.cancelTimer({ type: 'idle', tx });
  if (branch.waiting) ctx.cancelTimer({ type: 'lock', tx });
  showRole(state, event, ctx);
  const { locks, granted } = release(state.locks, tx);
  state.locks = locks;
  for (const next of granted) resume(state, next, ctx);
}

function undo(state: Participant, branch: Branch): void {
  for (const { account, amount } of branch.changes) {
    state.balances[account] = balanceOf(state, account) - amount;
  }
}

/** A transaction has got the lock for which it waited. */
function resume(state: Participant, tx: number, ctx: WorkContext): void {
  const branch = branchOf(state, tx);
  const step = branch?.waiting;
  if (!branch || !step) return;
  ctx.cancelTimer({ type: 'lock', tx });
  ctx.note('lockGranted', { participant: ctx.self, tx, account: step.account });
  carryOut(state, branch, step, ctx);
}

/** The first account on which a transaction would leave less than nothing, or null. */
export const overdrawn = (state: Participant, { changes }: Branch): string | null =>
  changes.find(({ account }) => balanceOf(state, account) < 0)?.account ?? null;

// ---- after a crash ----

/** The participant as its log has it: what is committed is there, what was prepared is locked, all else has not been. */
export function recoverParticipant(
  { log, starts }: Durable,
  { accounts, balance }: Pick<WorkParams, 'accounts' | 'balance'>,
): Participant {
  const balances = fullAccounts(accounts, balance);
  const { branches, committed } = branchesIn(log);
  for (const { account, amount } of [...committed, ...branches.flatMap((one) => one.changes)]) {
    balances[account] = (balances[account] ?? 0) + amount;
  }
  const state: Participant = {
    log,
    flushed: log.length,
    starts: starts + 1,
    role: 'idle',
    balances,
    locks: locksOf(branches),
    branches,
    last: null,
  };
  state.role = roleOf(state);
  return state;
}

interface Found {
  /** Prepared, and nothing known of how they end. */
  branches: Branch[];
  committed: Branch['changes'];
  /** Begun, and neither prepared nor ended: as if they had never been. */
  lost: number[];
}

function branchesIn(log: Log): Found {
  const changes = new Map<number, Branch['changes']>();
  const prepared = new Map<number, Branch>();
  const committed: Branch['changes'] = [];
  for (const record of recordsOf(log)) {
    const { tx } = record;
    const own = changes.get(tx) ?? [];
    if (record.type === 'update') {
      changes.set(tx, [...own, { account: record.account, amount: record.amount }]);
    } else if (record.type === 'prepared') {
      const { coordinator, participants } = record;
      prepared.set(tx, preparedBranch(tx, coordinator, participants, own));
    } else if (record.type === 'commit' || record.type === 'abort') {
      if (record.type === 'commit') committed.push(...own);
      changes.delete(tx);
      prepared.delete(tx);
    }
  }
  const lost = [...changes.keys()].filter((tx) => !prepared.has(tx));
  return { branches: [...prepared.values()], committed, lost };
}

const preparedBranch = (
  tx: number,
  coordinator: NodeId,
  participants: readonly NodeId[],
  changes: Branch['changes'],
): Branch => ({
  tx,
  role: 'prepared',
  coordinator,
  participants,
  done: changes.length,
  changes,
  waiting: null,
  recovered: true,
  asked: false,
});

const locksOf = (branches: readonly Branch[]): Locks =>
  branches.reduce<Locks>(
    (all, { tx, changes }) =>
      changes.reduce((locks, { account }) => claim(locks, account, tx, 'exclusive').locks, all),
    [],
  );

/** What a participant does first after a crash: what was under way and not prepared is over. */
export function startParticipant(state: Participant, ctx: WorkContext): void {
  writeOut(state, ctx);
  if (state.log.length === 0) return;
  const open = state.branches.map(({ tx }) => tx);
  ctx.note('recovered', { node: ctx.self, records: state.log.length, open });
  for (const tx of branchesIn(state.log).lost) {
    ctx.note('gaveUp', { participant: ctx.self, tx, why: 'lost' });
    buffer(state, { type: 'abort', tx, participants: [] }, ctx);
  }
}
