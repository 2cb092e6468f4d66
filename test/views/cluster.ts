import { micros, type NodeId } from '../../src/core/ids.ts';
import { createSimulator, type Simulator } from '../../src/engine/simulator.ts';
import { readScenario } from '../../src/files/scenario.ts';
import { raft } from '../../src/protocols/raft/index.ts';
import type { ProtocolTypes } from '../../src/sdk/types.ts';
import { layoutStage } from '../../src/views/stage/layout.ts';
import {
  projectStage,
  type StageModel,
  type Topology,
  topologyOf,
} from '../../src/views/stage/project.ts';

/** A real Raft cluster for views to look at: five servers (s1 to s5 are 0 to 4) and a client (c1 is 5). */

export const protocol = raft as unknown as Parameters<typeof readScenario<ProtocolTypes>>[0];
export type Cluster = Simulator<ProtocolTypes>;

export const [s1, s2, c1] = [0, 1, 5] as NodeId[] as [NodeId, NodeId, NodeId];

export function cluster(
  script: readonly object[] = [],
  nodes: object = { server: 5, client: 1 },
): Cluster {
  const file = { version: 1, protocol: 'raft', seed: 5, nodes, script };
  return createSimulator(protocol, readScenario(protocol, file));
}

/** Runs on to a moment, in milliseconds. */
export function runTo(simulator: Cluster, milliseconds: number): Cluster {
  simulator.run({ time: micros(milliseconds * 1000), events: null });
  return simulator;
}

/** Runs on, record by record, until something is so. */
export function runUntil(simulator: Cluster, so: (world: Cluster['world']) => boolean): Cluster {
  for (let i = 0; i < 5000 && !so(simulator.world); i++) {
    simulator.run({ time: null, events: simulator.world.seq + 1 });
  }
  if (!so(simulator.world)) throw new Error('the cluster never came to that');
  return simulator;
}

export const leaderOf = (world: Cluster['world']): NodeId | undefined =>
  world.nodes.find((slot) => 'role' in slot.state && slot.state.role === 'leader')?.id;

/** The stage as it stands, 800 by 600 pixels. */
export function stageOf(
  { world }: Cluster,
  time: number = world.time,
  topology: Topology = topologyOf(protocol),
): StageModel {
  const placed = world.nodes.map(({ id, kind }) => ({ id, place: topology.place(kind) }));
  const layout = layoutStage(placed, { width: 800, height: 600, foot: 100, head: 64 });
  return projectStage(world, topology, time, layout);
}
