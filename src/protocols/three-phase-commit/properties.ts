import type { World } from '../../sdk/world.ts';
import { type Log, outcomeIn } from '../_shared/atomic/log.ts';
import type { Timer } from './messages.ts';
import type { ThreePhaseTypes } from './types.ts';

/** Timers that ask again for what nobody who is there can tell: the question of one that was down, where all others were too. */
export function atRest(world: World<ThreePhaseTypes>): boolean {
  return world
    .timers()
    .every(({ node, timer }) => timer.type === 'decision' && isHopeless(world, node, timer.tx));
}

/** Somebody is still down, and everybody who is not has been and knows nothing. */
function isHopeless(world: World<ThreePhaseTypes>, asker: number, tx: number): boolean {
  return (
    world.nodes.some(({ health }) => health !== 'up') &&
    world.nodes.every((node) => {
      if (node.health !== 'up') return true;
      if (outcomeIn(node.state.log as Log, tx) !== null) return false;
      if (node.kind === 'coordinator') {
        return node.state.transactions.every((one) => one.tx !== tx);
      }
      const branch = node.state.branches.find((one) => one.tx === tx);
      return branch ? branch.recovered && branch.asked : node.id === asker;
    })
  );
}

/**
 * Whoever leads is less patient than those who wait for it, and those less than one that has not been asked to vote: as the
 * time-outs are to be set.
 */
export function patience(timer: { readonly type: Timer['type'] }): number {
  return PATIENCE[timer.type];
}

const PATIENCE: { readonly [T in Timer['type']]: number } = {
  flush: 0,
  work: 1,
  votes: 1,
  acks: 1,
  states: 1,
  lock: 1,
  decision: 2,
  idle: 3,
};
