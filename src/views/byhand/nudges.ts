import type { ProtocolTypes } from '../../sdk/types.ts';
import type { World } from '../../sdk/world.ts';

/** Timers of one type that can be moved against each other. */
export interface NudgeModel {
  readonly timer: string;
  /** On how many nodes it runs. */
  readonly nodes: number;
}

/** Every type of timer that runs on two or more nodes that are up. */
export function nudgeable(world: World<ProtocolTypes>): readonly NudgeModel[] {
  const nodes = new Map<string, Set<number>>();
  for (const { node, timer } of world.timers()) {
    if (world.nodes[node]?.health !== 'up') continue;
    const at = nodes.get(timer.type) ?? new Set();
    nodes.set(timer.type, at.add(node));
  }
  return [...nodes]
    .filter(([, at]) => at.size > 1)
    .map(([timer, at]) => ({ timer, nodes: at.size }))
    .sort((a, b) => b.nodes - a.nodes || (a.timer < b.timer ? -1 : 1));
}
