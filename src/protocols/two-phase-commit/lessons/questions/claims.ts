import type { Immutable } from '../../../../core/plain.ts';
import { toArray } from '../../../../core/vector.ts';
import type { NodeSlot, World } from '../../../../sdk/world.ts';
import type { Transaction } from '../../../_shared/atomic/coordinator.ts';
import { type Log, type LogRecord, outcomeIn, recordsOf } from '../../../_shared/atomic/log.ts';
import type { BranchRole } from '../../../_shared/atomic/participant.ts';
import type { Response } from '../../../_shared/atomic/requests.ts';
import type { Outcome } from '../../../_shared/atomic/work.ts';
import type { TwoPhaseTypes } from '../../types.ts';

/** What the questions' claims ask of a world. */

export type TwoPhaseWorld = World<TwoPhaseTypes>;
type Slot = NodeSlot<TwoPhaseTypes>;
type CoordinatorSlot = Extract<Slot, { readonly kind: 'coordinator' }>;
export type ParticipantSlot = Extract<Slot, { readonly kind: 'participant' }>;

export const participantsIn = ({ nodes }: TwoPhaseWorld): ParticipantSlot[] =>
  nodes.flatMap((node) => (node.kind === 'participant' ? [node] : []));

/** The coordinator: each exhibit has one. */
export function coordinatorIn({ nodes }: TwoPhaseWorld): CoordinatorSlot {
  for (const node of nodes) if (node.kind === 'coordinator') return node;
  throw new Error('there is a coordinator');
}

export function participantNamed(world: TwoPhaseWorld, name: string): ParticipantSlot {
  for (const node of participantsIn(world)) if (node.name === name) return node;
  throw new Error(`there is a participant ${name}`);
}

/** What the coordinator keeps in mind of a transaction: undefined before it begins and once it is forgotten. */
export const rememberedOf = (
  world: TwoPhaseWorld,
  tx: number,
): Immutable<Transaction> | undefined =>
  coordinatorIn(world).state.transactions.find((one) => one.tx === tx);

/** How far a participant is with a transaction: still open, ended, or nothing known. */
export function standOf({ state }: ParticipantSlot, tx: number): BranchRole | Outcome | null {
  const branch = state.branches.find((one) => one.tx === tx);
  return branch?.role ?? outcomeIn(state.log as Log, tx);
}

/** Whether all participants stand so with a transaction. */
export const allStand = (
  world: TwoPhaseWorld,
  tx: number,
  stand: ReturnType<typeof standOf>,
): boolean => participantsIn(world).every((node) => standOf(node, tx) === stand);

const has = (log: unknown, tx: number, type: LogRecord['type'] | 'any'): boolean =>
  [...recordsOf(log as Log)].some(
    (record) =>
      record.tx === tx && record.type !== 'numbers' && (type === 'any' || record.type === type),
  );

/** Whether a record of this kind is on a node's disk. */
export const onDisk = (node: Slot, tx: number, type: LogRecord['type'] | 'any'): boolean =>
  has(node.durable.log, tx, type);

/** Whether it stands in its log, on disk or only in memory. */
export const inLog = (node: Slot, tx: number, type: LogRecord['type'] | 'any'): boolean =>
  has(node.state.log, tx, type);

export const holds = ({ state }: ParticipantSlot, account: string, tx: number): boolean =>
  state.locks.some(
    (lock) => lock.account === account && lock.holders.some((claim) => claim.tx === tx),
  );

export const waitsFor = ({ state }: ParticipantSlot, account: string, tx: number): boolean =>
  state.locks.some(
    (lock) => lock.account === account && lock.waiting.some((claim) => claim.tx === tx),
  );

export const isFree = ({ state }: ParticipantSlot): boolean => state.locks.length === 0;

/** Whether it has voted yes and then had to ask how the transaction ends. */
export const hasAsked = ({ state }: ParticipantSlot, tx: number): boolean =>
  state.branches.some((branch) => branch.tx === tx && branch.role === 'prepared' && branch.asked);

/** The money in one account. */
export const moneyIn = ({ state }: ParticipantSlot, account: string): number =>
  state.balances[account] ?? 0;

/** The money in all accounts together. */
export const moneyInAll = (world: TwoPhaseWorld): number =>
  participantsIn(world).reduce(
    (sum, { state }) => Object.values(state.balances).reduce((all, one) => all + one, sum),
    0,
  );

/** What there was in all accounts at first. */
export const moneyAtFirst = (world: TwoPhaseWorld): number =>
  participantsIn(world).length * world.params.accounts * world.params.balance;

/** What has been answered so far, in order. */
export const answersIn = (world: TwoPhaseWorld): Immutable<Response>[] =>
  toArray(world.history().returns).map(({ response }) => response as Immutable<Response>);
