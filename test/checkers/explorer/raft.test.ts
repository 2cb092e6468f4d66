import { describe, expect, test } from 'vitest';
import { Explorer } from '../../../src/checkers/explorer/explorer.ts';
import type { SearchOptions } from '../../../src/checkers/explorer/options.ts';
import { ProtocolSystem } from '../../../src/checkers/explorer/protocolSystem.ts';
import { fingerprint } from '../../../src/core/hash.ts';
import { type Action, type PureWorld, pureWorldOf, stepPure } from '../../../src/engine/pure.ts';
import { createSimulator } from '../../../src/engine/simulator.ts';
import { readScenario } from '../../../src/files/scenario.ts';
import { raft } from '../../../src/protocols/raft/index.ts';
import type { RaftTypes } from '../../../src/protocols/raft/types.ts';

const OPTIONS: SearchOptions = {
  ...{ crashes: 0, drops: 0, duplicates: 0, requests: 1, messages: 6 },
  limits: { terms: 2 },
};

const scenario = (file: object) =>
  readScenario(raft, {
    version: 1,
    protocol: 'raft',
    nodes: { server: 3, client: 1 },
    workload: { every: '100ms', clients: 'all', op: 'put', keys: 1 },
    ...file,
  });

function explore(file: object, options: Partial<SearchOptions>, states: number) {
  const system = new ProtocolSystem(createSimulator(raft, scenario(file)), {
    ...OPTIONS,
    ...options,
  });
  const explorer = new Explorer(system, { depth: 1000, states });
  while (explorer.advance(10_000));
  return explorer.exploration;
}

/** The obviously right twin: whole worlds, told apart by all that they say. */
function everyWorld(file: object, { crashes, drops, messages, limits }: SearchOptions) {
  const bare = { ...raft, invariants: [] };
  type World = PureWorld<RaftTypes> & { readonly crashes: number; readonly drops: number };
  const first = pureWorldOf(createSimulator(bare, scenario(file)));
  const step = (world: World, action: Action<RaftTypes>, used: Partial<World> = {}): World[] =>
    stepPure(bare, null, world, action).map((one) => ({ ...world, ...one.world, ...used }));
  const small = ({ inFlight, nodes }: World) =>
    inFlight.length <= messages &&
    nodes.every(
      ({ state }) => !('currentTerm' in state) || Number(state.currentTerm) <= (limits.terms ?? 0),
    );
  const textOf = ({ nodes, inFlight, ...rest }: World) =>
    fingerprint({
      crashes: rest.crashes,
      drops: rest.drops,
      nodes: nodes.map(({ timers, clock: _, ...node }) => ({
        ...node,
        timers: timers.map((timer) => fingerprint(timer)).sort(),
      })),
      inFlight: inFlight.map((one) => fingerprint(one)).sort(),
    });
  let level: World[] = [{ ...first, crashes, drops }];
  for (const { id } of first.nodes) {
    level = level.flatMap((world) => step(world, { take: 'start', node: id }));
  }
  const seen = new Set(level.map(textOf));
  let depth = 0;
  for (; level.length > 0; depth++) {
    const next: World[] = [];
    for (const world of level) {
      const worlds = [
        ...world.inFlight.flatMap((message, index) => [
          ...step(world, { take: 'deliver', index }),
          ...(world.drops > 0 && world.nodes[message.to]?.up
            ? step(world, { take: 'drop', index }, { drops: world.drops - 1 })
            : []),
        ]),
        ...world.nodes.flatMap((node) => {
          if (!node.up) return step(world, { take: 'restart', node: node.id });
          const fired = node.timers.flatMap((timer) =>
            step(world, { take: 'fire', node: node.id, timer }),
          );
          if (world.crashes === 0) return fired;
          const used = { crashes: world.crashes - 1 };
          return [...fired, ...step(world, { take: 'crash', node: node.id }, used)];
        }),
      ];
      for (const one of worlds.filter(small)) {
        const text = textOf(one);
        if (!seen.has(text)) next.push(one);
        seen.add(text);
      }
    }
    level = next;
  }
  return { states: seen.size, depth };
}

describe('the states of a cluster', () => {
  test.each([
    ['two servers', { nodes: { server: 2, client: 0 } }, { messages: 4, limits: { terms: 2 } }],
    [
      'with a crash',
      { nodes: { server: 2, client: 0 } },
      { messages: 2, limits: { terms: 1 }, crashes: 1 },
    ],
    [
      'with a drop, three servers',
      { nodes: { server: 3, client: 0 } },
      { messages: 2, limits: { terms: 1 }, drops: 1 },
    ],
  ])('are those that whole worlds have: %s', (_, extra, some) => {
    const file = { ...extra, workload: undefined };
    const options = { ...OPTIONS, requests: 0, ...some };
    const bare = { ...raft, invariants: [] };
    const system = new ProtocolSystem(createSimulator(bare, scenario(file)), options);
    const explorer = new Explorer(system, { depth: 1000, states: 1_000_000 });
    while (explorer.advance(10_000));
    const { states, depth, end } = explorer.exploration;
    expect(states).toBeGreaterThan(100);
    expect({ states, depth, end }).toEqual({ ...everyWorld(file, options), end: 'all' });
  });
});

test('Raft itself breaks nothing in its first 60,000 states', () => {
  const { broken, end, states } = explore({}, { crashes: 1, drops: 1 }, 60_000);
  expect({ broken, end, states }).toEqual({ broken: null, end: 'states', states: 60_000 });
});
