import { createSimulator, type Simulator, type SimulatorOptions } from '../../engine/simulator.ts';
import { readScenario } from '../../files/scenario.ts';
import { raft } from '../../protocols/raft/index.ts';
import type { RaftTypes } from '../../protocols/raft/types.ts';
import type { Scenario } from '../../sdk/scenario.ts';
import { timed } from './measure.ts';

/** Raft at work: servers, and a client that writes ten times a second. */
export function raftScenario(servers: number): Scenario<RaftTypes> {
  return readScenario(raft, {
    version: 1,
    protocol: 'raft',
    nodes: { server: servers, client: 1 },
    network: { delay: { uniform: ['5ms', '15ms'] } },
    workload: { every: '100ms', clients: 'all', op: 'put', keys: 3 },
  });
}

export const raftCluster = (
  servers: number,
  options: SimulatorOptions<RaftTypes>,
): Simulator<RaftTypes> => createSimulator(raft, raftScenario(servers), options);

/** Millions of steps a second over so many more steps. */
export function speedOf(simulator: Simulator<RaftTypes>, steps: number): number {
  const until = simulator.steps + steps;
  return steps / timed(() => simulator.run({ time: null, events: until })) / 1000;
}
