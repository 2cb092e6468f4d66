import { describe, expect, test } from 'vitest';
import { Explorer } from '../../../src/checkers/explorer/explorer.ts';
import { foundBy } from '../../../src/checkers/explorer/found.ts';
import type { SearchOptions } from '../../../src/checkers/explorer/options.ts';
import { ProtocolSystem } from '../../../src/checkers/explorer/protocolSystem.ts';
import { apart, renamedSplit, splitsOf } from '../../../src/checkers/explorer/splits.ts';
import type { NodeId } from '../../../src/core/ids.ts';
import { createSimulator } from '../../../src/engine/simulator.ts';
import { printScenario, readScenario } from '../../../src/files/scenario.ts';
import { raft } from '../../../src/protocols/raft/index.ts';
import type { Protocol } from '../../../src/sdk/protocol.ts';
import type { Scenario } from '../../../src/sdk/scenario.ts';
import { p1, p2, p3, type Toy } from '../../engine/toy.ts';
import { alone, impatient, peers, waiting } from './pair.ts';
import { together } from './together.ts';

const NONE: SearchOptions = {
  ...{ crashes: 0, drops: 0, duplicates: 0, requests: 0, messages: 9 },
  limits: {},
};
const WIDE = { depth: 1000, states: 100_000 };

function explored(
  protocol: Protocol<Toy>,
  scenario: Scenario<Toy>,
  options: Partial<SearchOptions>,
) {
  const make = () =>
    new ProtocolSystem(createSimulator(protocol, scenario), { ...NONE, ...options });
  const explorer = new Explorer(make(), WIDE);
  while (explorer.advance(10_000));
  const system = make();
  const { exploration } = explorer;
  const found = exploration.broken && foundBy(protocol, scenario, system, exploration.broken);
  return { make, found, ...exploration };
}

type Explored = ReturnType<typeof explored>;

const takes = ({ found }: Explored) => found?.happenings.map(({ take }) => take);

/** The world to which the scenario of what was found leads, and what it breaks on the way. */
function replayed(protocol: Protocol<Toy>, { found }: Explored) {
  if (!found?.scenario) throw new Error('nothing to walk');
  const simulator = createSimulator(protocol, found.scenario, { checks: 'stop' });
  simulator.run(found.scenario.until);
  const broken = simulator.violations.map(({ invariant }) => invariant);
  return { broken, world: simulator.world };
}

describe('where every message arrives in time', () => {
  test('no timer runs out while a message is on its way', () => {
    const any = explored(impatient, peers(2), {});
    expect(takes(any)).toEqual(['deliver', 'fire']);
    expect(replayed(impatient, any).broken).toEqual(['agree']);
    const timely = explored(impatient, peers(2), { timely: true });
    expect([timely.end, timely.broken]).toEqual(['all', null]);
  });

  test('a crash still makes one run out, at any moment', () => {
    const options = { timely: true, crashes: 1, restarts: 0 };
    const crashed = explored(impatient, peers(2), options);
    // Whoever has said yes and is down does not remember it.
    expect([crashed.end, crashed.broken]).toEqual(['all', null]);
    const lossy = explored(impatient, peers(2), { timely: true, drops: 1 });
    expect(takes(lossy)).toEqual(['deliver', 'drop', 'fire']);
    expect(replayed(impatient, lossy).broken).toEqual(['agree']);
  });

  test('the least patient run out first, on whatever node', () => {
    const timely = explored(alone, peers(3), { timely: true });
    expect([timely.end, timely.broken]).toEqual(['all', null]);
    const { patience: _, ...alike } = alone;
    const found = explored(alike, peers(3), { timely: true });
    expect(takes(found)).toEqual(['fire', 'fire']);
    expect(replayed(alike, found).broken).toEqual(['agree']);
    // Once the first is down, those that wait longest have their turn.
    const down = explored(alone, peers(3), { timely: true, crashes: 1, restarts: 0 });
    expect(down.rested).toBeGreaterThan(0);
  });
});

describe('where not all that crash come back', () => {
  test('whoever waits for one of them waits for ever', () => {
    const back = explored(waiting, peers(2), { crashes: 1 });
    expect([back.end, back.broken]).toEqual(['all', null]);
    const gone = explored(waiting, peers(2), { crashes: 1, restarts: 0 });
    expect(gone.found).toMatchObject({ name: 'decided', kind: 'eventually' });
    expect(takes(gone)).toEqual(['crash', 'deliver']);
    const { world, broken } = replayed(waiting, gone);
    expect(broken).toEqual([]);
    expect(world.nodes.map(({ health }) => health)).toEqual(['crashed', 'up']);
  });

  test('as many come back as may', () => {
    const fine: Protocol<Toy> = {
      ...waiting,
      properties: [{ name: 'fine', kind: 'eventually', holds: () => true }],
    };
    const [all, same, fewer] = [{}, { restarts: 2 }, { restarts: 1 }].map((some) =>
      explored(fine, peers(2), { crashes: 2, ...some }),
    ) as [Explored, Explored, Explored];
    const { states, generated, depth, rested } = all;
    expect(same).toMatchObject({ states, generated, depth, rested });
    expect(fewer.states).toBeLessThan(states);
    expect(fewer.rested).toBeGreaterThan(rested);
  });

  test('a request to one that is down for good is never made', () => {
    const request = { do: 'request', node: p1, request: { op: 'ask', key: 'x' } } as const;
    const scenario = peers(2, { script: [{ at: 0 as never, command: request }] });
    const gone = explored(waiting, scenario, { crashes: 1, requests: 1, restarts: 0 });
    expect(takes(gone)).toEqual(['crash', 'deliver']);
    const { rested } = explored(waiting, scenario, { requests: 1 });
    expect(rested).toBe(1);
  });
});

describe('a network that falls apart', () => {
  test('has two sides that come to different things', () => {
    const whole = explored(alone, peers(3), { timely: true });
    expect(whole.broken).toBeNull();
    const found = explored(alone, peers(3), { timely: true, partitions: 1 });
    expect(takes(found)).toEqual(['fire', 'partition', 'fire']);
    expect(replayed(alone, found).broken).toEqual(['agree']);
  });

  test('loses what is on its way from one to the other, and shows what is cut', () => {
    const looking: Protocol<Toy> = {
      ...waiting,
      properties: [
        {
          name: 'reached',
          kind: 'eventually',
          holds: (world) => !world.isCut(p1, p2) || world.isCut(p2, p3) || world.isCut(p3, p2),
        },
      ],
    };
    const found = explored(looking, peers(3), { partitions: 1 });
    // At once, and nothing is on its way any more.
    expect(found.found?.happenings).toEqual([{ take: 'partition', groups: [[p1], [p2, p3]] }]);
    const { world } = replayed(looking, found);
    expect(world.isCut(p1, p3)).toBe(true);
    expect(world.nodes.map(({ state }) => 'seen' in state && state.seen)).toEqual([1, 0, 0]);
  });

  test('stays cut where it was cut from the start', () => {
    const cut = { do: 'cut', from: p1, to: p3 } as const;
    const scenario = peers(3, { script: [{ at: 0 as never, command: cut }] });
    const looking: Protocol<Toy> = {
      ...waiting,
      properties: [
        {
          name: 'whole',
          kind: 'eventually',
          holds: (world) => !(world.isCut(p1, p3) && world.isCut(p1, p2)) || world.isCut(p3, p1),
        },
      ],
    };
    const found = explored(looking, scenario, { partitions: 1 });
    expect(found.found?.happenings).toContainEqual({
      ...{ take: 'partition', groups: [[p1, p3], [p2]] },
    });
    const { world } = replayed(looking, found);
    expect([world.isCut(p1, p3), world.isCut(p3, p1)]).toEqual([true, false]);
  });

  test('stands in a file that is read and run like any other', () => {
    const written = {
      ...{ version: 1, protocol: 'raft', nodes: { server: 3, client: 0 } },
      script: [{ at: 0, do: 'cut', from: 's2', to: 's3' }],
    };
    const scenario = readScenario(raft, written);
    const make = () =>
      new ProtocolSystem(createSimulator(raft, scenario), {
        ...{ ...NONE, partitions: 1, timely: true },
        limits: { terms: 2 },
      });
    const explorer = new Explorer(make(), WIDE);
    while (explorer.advance(10_000));
    const [found] = explorer.exploration.examples
      .map((example) => foundBy(raft, scenario, make(), example))
      .filter(({ name }) => name === 'logsConflict');
    expect(found?.happenings.map(({ take }) => take)).toContain('partition');
    if (!found?.scenario) throw new Error('no seed walks there');
    const file = JSON.parse(JSON.stringify(printScenario(raft, found.scenario)));
    expect(file.script).toContainEqual(expect.objectContaining({ do: 'partition' }));
    const simulator = createSimulator(raft, readScenario(raft, file));
    simulator.run(simulator.scenario.until);
    const { world } = simulator;
    const logs = raft.properties?.find(({ name }) => name === 'logsConflict');
    expect(logs?.holds(world)).toBe(true);
    expect(file.script[1]).toEqual({ at: '0ms', do: 'cut', from: 's2', to: 's3' });
    expect(world.isCut(p2, p3)).toBe(true);
  });

  test('does so once, in every way in which it can', () => {
    const splits = splitsOf([p1, p2, p3]);
    expect(splits.map(({ groups }) => groups)).toEqual([
      [[p1, p3], [p2]],
      [[p1, p2], [p3]],
      [[p1], [p2, p3]],
    ]);
    expect(splits.map(({ bits }) => apart(bits, p1, p3))).toEqual([false, true, true]);
    const [one, two] = splits.map(({ bits }) => bits) as [number, number];
    expect(renamedSplit(one, [0, 2, 1])).toBe(two);
    expect(renamedSplit(one, [1, 0, 2])).toBe(splits[2]?.bits);
    const many = Array.from({ length: 13 }, (_, id) => id as NodeId);
    expect(splitsOf(many.slice(1).map((id) => (id - 1) as NodeId))).toHaveLength(2047);
    expect(() => splitsOf(many)).toThrow('More than 12 nodes');
  });
});

test.each([
  ['in time', impatient, { timely: true, crashes: 1, restarts: 1 }],
  ['without a way back', waiting, { crashes: 1, restarts: 0 }],
  ['in two', alone, { partitions: 1, crashes: 1 }],
] as const)('several workers meet what one meets: %s', (_, protocol, options) => {
  const { make } = explored(protocol, peers(3), options);
  // What breaks ends a search at whatever state comes first.
  const bare = { ...protocol, invariants: [], properties: [] };
  const one = explored(bare, peers(3), options);
  for (let seed = 1; seed <= 3; seed++) {
    const shared = together([one.make(), one.make()], WIDE, seed);
    const { states, generated, depth, end } = one;
    expect(shared).toMatchObject({ states, generated, depth, end });
    const length = explored(protocol, peers(3), options).broken?.path.length;
    expect(together([make(), make()], WIDE, seed).broken?.path.length).toBe(length);
  }
});
