import type { NodeSlot, World } from '../../../../sdk/world.ts';
import { type Log, type LogRecord, outcomeIn, recordsOf } from '../../../_shared/atomic/log.ts';
import type { BranchRole } from '../../../_shared/atomic/participant.ts';
import type { Outcome } from '../../../_shared/atomic/work.ts';
import type { ThreePhaseTypes } from '../../types.ts';

/** What the questions' claims ask of a world, about its first transaction. */

export type ThreePhaseWorld = World<ThreePhaseTypes>;
type Slot = NodeSlot<ThreePhaseTypes>;
type CoordinatorSlot = Extract<Slot, { readonly kind: 'coordinator' }>;
export type ParticipantSlot = Extract<Slot, { readonly kind: 'participant' }>;

export const participantsIn = ({ nodes }: ThreePhaseWorld): ParticipantSlot[] =>
  nodes.flatMap((node) => (node.kind === 'participant' ? [node] : []));

/** The coordinator: each exhibit has one. */
export function coordinatorIn({ nodes }: ThreePhaseWorld): CoordinatorSlot {
  for (const node of nodes) if (node.kind === 'coordinator') return node;
  throw new Error('there is a coordinator');
}

export function participantNamed(world: ThreePhaseWorld, name: string): ParticipantSlot {
  for (const node of participantsIn(world)) if (node.name === name) return node;
  throw new Error(`there is a participant ${name}`);
}

const TX = 1;

export const branchIn = ({ state }: ParticipantSlot) => state.branches.find(({ tx }) => tx === TX);

/** How far a participant is: still open, ended, or nothing known. */
export const standOf = (node: ParticipantSlot): BranchRole | Outcome | null =>
  branchIn(node)?.role ?? outcomeIn(node.state.log as Log, TX);

/** How these participants stand, in the order in which they are named; all of them where none is. */
export const stands = (world: ThreePhaseWorld, ...names: readonly string[]): string =>
  (names.length === 0 ? participantsIn(world) : names.map((name) => participantNamed(world, name)))
    .map(standOf)
    .join();

/** Whether these nodes are up and no others. */
export const onlyUp = (world: ThreePhaseWorld, ...names: readonly string[]): boolean =>
  world.nodes.every(({ name, health }) => (health === 'up') === names.includes(name));

/** Whether a record of this kind is on a node's disk. */
export const onDisk = ({ durable }: Slot, type: LogRecord['type']): boolean =>
  [...recordsOf(durable.log as Log)].some((record) => record.tx === TX && record.type === type);

/** The kinds of all records on a participant's disk, oldest first. */
export const recordsOn = ({ durable }: ParticipantSlot): string =>
  [...recordsOf(durable.log as Log)].map(({ type }) => type).join();

export const isFree = ({ state }: ParticipantSlot): boolean => state.locks.length === 0;

/** What the coordinator keeps in mind of the transaction. */
export const rememberedIn = (world: ThreePhaseWorld) =>
  coordinatorIn(world).state.transactions.find(({ tx }) => tx === TX);

/** What an elected participant is waiting for; null on one that does not lead. */
export const ledBy = ({ state }: ParticipantSlot) =>
  state.terminations.find(({ tx }) => tx === TX)?.leading ?? null;

/** The money in all accounts together. */
export const moneyInAll = (world: ThreePhaseWorld): number =>
  participantsIn(world).reduce(
    (sum, { state }) => Object.values(state.balances).reduce((all, one) => all + one, sum),
    0,
  );

/** What there was in all accounts at first. */
export const moneyAtFirst = (world: ThreePhaseWorld): number =>
  participantsIn(world).length * world.params.accounts * world.params.balance;

/** Whether nobody is cut off from anybody. */
export const isWhole = (world: ThreePhaseWorld): boolean =>
  world.nodes.every(({ id }) => world.nodes.every((other) => !world.isCut(id, other.id)));
