import type { World } from '../../sdk/world.ts';
import { type Log, outcomeIn } from '../_shared/atomic/log.ts';
import { adopted, participantsIn } from '../_shared/atomic/shown.ts';
import type { Timer } from './messages.ts';
import type { TwoPhaseTypes } from './types.ts';

/**
 * Timers that ask again for what nobody who is there can tell: the question of an uncertain participant whose coordinator is down, and
 * the decision for one that is down itself.
 */
export function atRest(world: World<TwoPhaseTypes>): boolean {
  return world.timers().every(({ timer }) => {
    if (timer.type === 'decision') return isBlocked(world, timer.tx);
    return timer.type === 'resend' && waitsForTheDead(world, timer.tx);
  });
}

function isBlocked(world: World<TwoPhaseTypes>, tx: number): boolean {
  const coordinator = world.nodes.find(({ kind }) => kind === 'coordinator');
  if (coordinator?.health === 'up') return false;
  if (!world.params.cooperative) return true;
  return participantsIn(adopted(world)).every(({ health, state }) => {
    if (health !== 'up') return true;
    const branch = state.branches.find((one) => one.tx === tx);
    // One that has not voted aborts when it is asked.
    return branch ? branch.role === 'prepared' : outcomeIn(state.log as Log, tx) === null;
  });
}

function waitsForTheDead({ nodes }: World<TwoPhaseTypes>, tx: number): boolean {
  const transactions = nodes.flatMap((node) =>
    node.kind === 'coordinator' ? node.state.transactions : [],
  );
  const waited = transactions.find((one) => one.tx === tx)?.waitingFor ?? [];
  return waited.every((id) => nodes[id]?.health !== 'up');
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
