import { harass } from '../../../src/checkers/fuzz/faults.ts';
import { withHistory } from '../../../src/checkers/history/invariant.ts';
import { micros, type NodeId } from '../../../src/core/ids.ts';
import { RandomStream } from '../../../src/core/random.ts';
import { createSimulator, type Simulator } from '../../../src/engine/simulator.ts';
import { readScenario } from '../../../src/files/scenario.ts';
import { makeConfig } from '../../../src/protocols/raft/config.ts';
import { raft } from '../../../src/protocols/raft/index.ts';
import { READS } from '../../../src/protocols/raft/params.ts';
import type { RaftTypes } from '../../../src/protocols/raft/types.ts';
import type { WrittenProtocol } from '../../../src/sdk/forms.ts';
import { defineInvariant, type Invariant } from '../../../src/sdk/invariant.ts';
import type { ProtocolTypes } from '../../../src/sdk/types.ts';
import { Replay, type Server } from './replay.ts';

/**
 * Raft with everything at once: faults, reads of all three ways, pipelining, snapshots in small parts, changes of members and
 * transfers of leadership, from a seed.
 */
export interface Everything {
  readonly seed: number;
  readonly simulator: Simulator<RaftTypes>;
  readonly replay: Replay;
  /** What is done to it, drawn for this seed. */
  readonly means: readonly string[];
}

const MEANS = [
  ...['crash', 'restart', 'restart', 'cut', 'partition', 'heal', 'heal'],
  ...['network', 'disk', 'message', 'hold', 'nudge'],
  ...['members', 'members', 'jointChange', 'transfer'],
];

/** `variant`: a weakened twin; `more`: what is looked at beside the invariants. */
export function everything(
  seed: number,
  variant: string | null = null,
  more: readonly Invariant<RaftTypes>[] = [],
): Everything {
  const servers = [3, 5, 4][seed % 3] as number;
  const reads = READS[seed % READS.length];
  const params = {
    electionTimeout: ['150ms', seed % 2 ? '300ms' : '170ms'],
    preVote: seed % 5 === 0,
    checkQuorum: seed % 7 === 0,
    // Without a no-op a read that is no entry waits for somebody's write: who only reads would wait for ever.
    noop: seed % 11 !== 0 || reads !== 'log',
    maxEntries: seed % 2 ? 3 : 64,
    pipelining: seed % 4 < 2,
    maxInflight: 1 + (seed % 5),
    reads,
    snapshotThreshold: [0, 5, 20][(seed >> 1) % 3],
    snapshotChunk: 1 + (seed % 3),
  };
  const replay = new Replay(makeConfig(Array.from({ length: servers }, (_, id) => id as NodeId)));
  const protocol = watched(variant === null ? replay : null, more);
  const scenario = readScenario(protocol, {
    version: 1,
    protocol: 'raft',
    seed,
    variant,
    nodes: { server: servers, client: 2 },
    params,
    workload: { every: '90ms', clients: 'all', op: 'mixed', keys: 3 },
  });
  const simulator = createSimulator(protocol, scenario, { freeze: true, digest: false });
  const random = RandomStream.of(seed, 99, 0);
  simulator.apply({ do: 'add', kind: 'server' });
  simulator.apply({ do: 'add', kind: 'server' });
  // A lease rests on clocks that run alike: a server that stands still, or whose clock does, has no right to one.
  const means = [...MEANS, ...(reads === 'lease' ? [] : ['pause', 'clock'])];
  return { seed, simulator, replay, means: means.filter(() => random.chance([2, 3])) };
}

/** Raft with its history of operations checked, and every store and snapshot held against a replay. */
function watched(
  replay: Replay | null,
  more: readonly Invariant<RaftTypes>[],
): WrittenProtocol<RaftTypes> {
  const protocol = withHistory(raft as unknown as WrittenProtocol<ProtocolTypes>);
  const whole = protocol as unknown as WrittenProtocol<RaftTypes>;
  const replayed = replay === null ? [] : [asReplayed(replay)];
  return { ...whole, invariants: [...whole.invariants, ...more, ...replayed] };
}

const asReplayed = (replay: Replay): Invariant<RaftTypes> =>
  defineInvariant<RaftTypes, object>({
    name: 'replayed',
    reference: 'thesis 5.1',
    memory: () => ({}),
    check(_, node) {
      if (node.kind !== 'server') return null;
      const wrong = replay.look(node as Server);
      return wrong === null ? null : { nodes: [node.id], events: [], detail: { wrong } };
    },
  });

/** Faults, and requests to change the cluster, until a moment from now or the first broken invariant. */
export function disturb({ seed, simulator, means }: Everything, span: number): void {
  harass(simulator, seed, simulator.world.time + span, { means, pace: 70_000 });
}

/** How many operations have been answered. */
export const answered = (simulator: Simulator<RaftTypes>): number =>
  simulator.operations().filter(({ response }) => response).length;

/** Runs on for so many microseconds. */
export const runOn = (simulator: Simulator<RaftTypes>, span: number): string =>
  simulator.run({ time: micros(simulator.world.time + span), events: null });
