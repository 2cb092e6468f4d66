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

/** Makes so many steps. */
export function take(simulator: Simulator<RaftTypes>, steps: number): void {
  for (let i = 0; i < steps; i++) simulator.step();
}

/** Millions of steps a second over so many more steps. */
export const speedOf = (simulator: Simulator<RaftTypes>, steps: number): number =>
  steps / timed(() => take(simulator, steps)) / 1000;
