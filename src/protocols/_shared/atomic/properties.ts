import type { Property } from '../../../sdk/protocol.ts';
import type { World } from '../../../sdk/world.ts';
import { type Log, recordsOf } from './log.ts';
import { type AtomicTypes, coordinatorsOf, participantsIn } from './shown.ts';

/** What can happen to a transaction, as states that a search should come to, and what is so once nothing more happens (AC5). */

const upParticipants = (world: World<AtomicTypes>) =>
  participantsIn(world).filter(({ health }) => health === 'up');

/** Whether the log of some participant has a record of this kind. */
const someRecord = (world: World<AtomicTypes>, type: 'commit' | 'abort'): boolean =>
  participantsIn(world).some(({ state }) =>
    [...recordsOf(state.log as Log)].some((record) => record.type === type),
  );

export const properties: readonly Property<AtomicTypes>[] = [
  {
    name: 'someCommit',
    kind: 'sometimes',
    holds: (world) => someRecord(world, 'commit'),
  },
  {
    name: 'someAbort',
    kind: 'sometimes',
    holds: (world) => someRecord(world, 'abort'),
  },
  {
    name: 'someUncertain',
    kind: 'sometimes',
    holds: (world) =>
      upParticipants(world).some(({ state }) => state.branches.some(({ asked }) => asked)),
  },
  {
    name: 'someWaits',
    kind: 'sometimes',
    holds: (world) =>
      upParticipants(world).some(({ state }) =>
        state.branches.some(({ waiting }) => waiting !== null),
      ),
  },
  {
    name: 'allDecide',
    kind: 'eventually',
    holds: (world) => upParticipants(world).every(({ state }) => state.branches.length === 0),
  },
  {
    name: 'locksFree',
    kind: 'eventually',
    holds: (world) => upParticipants(world).every(({ state }) => state.locks.length === 0),
  },
  {
    name: 'allAnswered',
    kind: 'eventually',
    holds: (world) =>
      coordinatorsOf(world).every(
        ({ health, state }) =>
          health !== 'up' ||
          state.transactions.every(({ role }) => role === 'committing' || role === 'aborting'),
      ),
  },
];

/** Whether everything that was begun has come to its end, wherever somebody is there to end it. */
export const isSettled = (world: World<AtomicTypes>): boolean =>
  participantsIn(world).every(
    ({ health, state }) => health !== 'up' || state.branches.length === 0,
  ) &&
  coordinatorsOf(world).every(
    ({ health, state }) => health !== 'up' || state.transactions.length === 0,
  );
