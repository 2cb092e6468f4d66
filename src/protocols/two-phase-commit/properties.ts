import type { NodeId } from '../../core/ids.ts';
import type { World } from '../../sdk/world.ts';
import { type Log, outcomeIn } from '../_shared/atomic/log.ts';
import { adopted, participantsIn } from '../_shared/atomic/shown.ts';
import type { Timer } from './messages.ts';
import type { TwoPhaseTypes } from './types.ts';

/**
 * Timers that ask again for what nobody who can be reached can tell: the question of an uncertain participant, and the decision
 * for one that does not hear it.
 */
export function atRest(world: World<TwoPhaseTypes>): boolean {
  return world.timers().every(({ node, timer }) => {
    if (timer.type === 'decision') return isBlocked(world, node, timer.tx);
    return timer.type === 'resend' && waitsInVain(world, node, timer.tx);
  });
}

/** Whether what one asks and the other answers both arrive. */
const reaches = (world: World<TwoPhaseTypes>, from: NodeId, to: NodeId): boolean =>
  world.nodes[to]?.health === 'up' && !world.isCut(from, to) && !world.isCut(to, from);

function isBlocked(world: World<TwoPhaseTypes>, asker: NodeId, tx: number): boolean {
  const coordinator = world.nodes.find(({ kind }) => kind === 'coordinator');
  if (coordinator && reaches(world, asker, coordinator.id)) return false;
  if (!world.params.cooperative) return true;
  return participantsIn(adopted(world)).every(({ id, state }) => {
    if (!reaches(world, asker, id)) return true;
    const branch = state.branches.find((one) => one.tx === tx);
    // One that has not voted aborts when it is asked.
    return branch ? branch.role === 'prepared' : outcomeIn(state.log as Log, tx) === null;
  });
}

function waitsInVain(world: World<TwoPhaseTypes>, coordinator: NodeId, tx: number): boolean {
  const transactions = world.nodes.flatMap((node) =>
    node.kind === 'coordinator' ? node.state.transactions : [],
  );
  const waited = transactions.find((one) => one.tx === tx)?.waitingFor ?? [];
  return waited.every((id) => !reaches(world, coordinator, id));
}

/** A coordinator is less patient than those who wait for it, and nobody gives up while others may still answer. */
export function patience(timer: { readonly type: Timer['type'] }): number {
  return PATIENCE[timer.type];
}

const PATIENCE: { readonly [T in Timer['type']]: number } = {
  flush: 0,
  work: 1,
  votes: 1,
  lock: 1,
  decision: 2,
  idle: 3,
  resend: 4,
};
