import { describe, expect, test } from 'vitest';
import { Explorer } from '../../../src/checkers/explorer/explorer.ts';
import { foundBy } from '../../../src/checkers/explorer/found.ts';
import type { SearchOptions } from '../../../src/checkers/explorer/options.ts';
import { ProtocolSystem } from '../../../src/checkers/explorer/protocolSystem.ts';
import {
  formOf,
  messageForm,
  nodeForm,
  type Renaming,
  renamings,
  upTo,
} from '../../../src/checkers/explorer/symmetry.ts';
import type { Row, System } from '../../../src/checkers/explorer/system.ts';
import { sortedManagers, twoPhase } from '../../../src/cli/bench/twoPhase.ts';
import { fingerprint } from '../../../src/core/hash.ts';
import type { NodeId } from '../../../src/core/ids.ts';
import { type Action, type PureWorld, pureWorldOf, stepPure } from '../../../src/engine/pure.ts';
import { createSimulator } from '../../../src/engine/simulator.ts';
import { readScenario } from '../../../src/files/scenario.ts';
import { raft } from '../../../src/protocols/raft/index.ts';
import type { RaftTypes } from '../../../src/protocols/raft/types.ts';
import type { Symmetry } from '../../../src/sdk/protocol.ts';
import type { Scenario } from '../../../src/sdk/scenario.ts';
import type { NodeSlot, World } from '../../../src/sdk/world.ts';
import { type Toy, toy, toyScenario } from '../../engine/toy.ts';

const WIDE = { depth: 1000, states: 1_000_000 };

function explored(system: System) {
  const explorer = new Explorer(system, WIDE);
  while (explorer.advance(10_000));
  return explorer.exploration;
}

/** Every state of a system, told apart by its row. */
function rowsOf(system: System): Row[] {
  const known = new Map<string, Row>();
  const open: Row[] = [];
  const meet = (row: Row) => {
    const key = row.join();
    if (known.has(key)) return;
    const copy = [...row];
    known.set(key, copy);
    open.push(copy);
  };
  system.initial(meet);
  for (let row = open.pop(); row; row = open.pop()) system.successors(row, meet);
  return [...known.values()];
}

const orders = (count: number): Renaming[] =>
  renamings(count, [Array.from({ length: count }, (_, id) => id as NodeId)]);

describe('a model with a symmetry of its own', () => {
  test.each([1, 2, 3, 4])('has as many states as there are orbits: TwoPhase, %i', (managers) => {
    const renamed = (row: Row, to: Renaming): string => {
      const bits = (set: number) =>
        to.reduce((all, place, rm) => all | (((set >> rm) & 1) << place), 0);
      const states = row.slice(0, managers);
      to.forEach((place, rm) => {
        states[place] = row[rm] as number;
      });
      const [tm, set, sent, ...rest] = row.slice(managers) as [number, number, number];
      return [...states, tm, bits(set), bits(sent), ...rest].join();
    };
    const all = orders(managers);
    const orbits = new Set(
      rowsOf(twoPhase(managers)).map((row) => all.map((to) => renamed(row, to)).sort()[0]),
    );
    const { states, depth, end } = explored(upTo(twoPhase(managers), sortedManagers(managers)));
    const whole = explored(twoPhase(managers)).depth;
    expect({ states, depth, end }).toEqual({ states: orbits.size, depth: whole, end: 'all' });
  });
});

const toySymmetry: Symmetry = { kinds: ['peer'], nodes: ['lastFrom'], sets: [], byNode: [] };
const alikeToy = {
  ...toy,
  symmetry: toySymmetry,
  bounds: [
    { name: 'seen', most: 1, of: (state: object) => ('seen' in state ? Number(state.seen) : 0) },
  ],
};

const NONE: SearchOptions = {
  ...{ crashes: 0, drops: 0, duplicates: 0, requests: 0, messages: 2 },
  limits: {},
};

const raftScenario = (file: object = {}): Scenario<RaftTypes> =>
  readScenario(raft, { version: 1, protocol: 'raft', nodes: { server: 3, client: 0 }, ...file });

const raftSystem = (options: Partial<SearchOptions>, file: object = {}, protocol = raft) =>
  new ProtocolSystem(createSimulator(protocol, raftScenario(file)), { ...NONE, ...options });

const toySystem = (options: Partial<SearchOptions>, change: Partial<Scenario<Toy>> = {}) =>
  new ProtocolSystem(
    createSimulator(alikeToy, toyScenario({ members: { peer: 3, asker: 0 }, ...change })),
    { ...NONE, ...options },
  );

/** How many orbits the states have, found by renaming all of them in every way. */
function orbitsOf(
  system: ProtocolSystem<never>,
  symmetry: Symmetry,
  groups: readonly (readonly NodeId[])[],
  { nodes, memories, splits }: { nodes: number; memories: number; splits: boolean },
): number {
  const all = renamings(nodes, groups);
  const behind = nodes + (splits ? 5 : 4);
  const form = (row: Row, to: Renaming): string => {
    const forms = row.map((number, place) => {
      const value = system.tableAt(place)?.get(number) as never;
      if (place < nodes) return nodeForm(value, symmetry, to);
      if (splits && place === nodes + 4) return groupsOf(number, to);
      if (value === undefined) return number;
      return place < behind + memories
        ? formOf(value, symmetry, to)
        : messageForm(value, symmetry, to);
    });
    const texts = forms.map((one) => fingerprint(one));
    const [people, past, flying] = [
      texts.slice(0, nodes),
      texts.slice(nodes, behind + memories),
      texts.slice(behind + memories),
    ];
    return [...people.sort(), ...past, ...flying.sort()].join();
  };
  return new Set(rowsOf(system).map((row) => all.map((to) => form(row, to)).sort()[0])).size;
}

/** The two groups of a split, in whatever order, under other names. */
const groupsOf = (split: number, to: Renaming): string[] =>
  split === 0
    ? []
    : [0, 1].map((side) => `${to.filter((_, id) => ((split >> id) & 1) === side).sort()}`).sort();

describe('nodes that are alike', () => {
  test.each([
    ['the toy', toySystem, { messages: 1 }, toySymmetry, 1],
    ['the toy with a crash', toySystem, { messages: 1, crashes: 1 }, toySymmetry, 1],
    ['the toy in two', toySystem, { messages: 1, partitions: 1, restarts: 0 }, toySymmetry, 1],
    [
      'Raft',
      raftSystem,
      { messages: 2, limits: { terms: 1 } },
      raft.symmetry as Symmetry,
      raft.invariants.filter(({ about }) => about !== 'history').length,
    ],
  ] as const)(
    'make one state of all that differ in their names: %s',
    (_, make, options, symmetry, memories) => {
      const whole = make(options);
      const system = make({ ...options, symmetry: true });
      expect(system.alike).toEqual([[0, 1, 2]]);
      const { states, depth, end } = explored(system);
      const all = explored(whole);
      expect({ depth, end }).toEqual({ depth: all.depth, end: 'all' });
      expect(states).toBeLessThan(all.states / 3);
      const layout = { nodes: 3, memories, splits: 'partitions' in options };
      expect(states).toBe(orbitsOf(whole as never, symmetry, system.alike, layout));
    },
  );

  test.each(['noUpToDateCheck', 'applyBeforeCommit'])(
    'lead to a counterexample as short, which is one: %s',
    (variant) => {
      const file = { variant, nodes: { server: 3, client: 0 } };
      const options = { messages: 6, limits: { terms: 2 } };
      const whole = explored(raftSystem(options, file));
      const system = raftSystem({ ...options, symmetry: true }, file);
      const { broken, states } = explored(system);
      expect(broken?.path.length).toBe(whole.broken?.path.length);
      expect(states).toBeLessThan(whole.states / 3);
      if (!broken) return;
      const { name, scenario } = foundBy(raft, raftScenario(file), system, broken);
      if (!scenario) throw new Error('no seed chooses alike');
      const simulator = createSimulator(raft, scenario, { checks: 'stop' });
      simulator.run(scenario.until);
      expect(simulator.violations.map(({ invariant }) => invariant)).toEqual([name]);
    },
  );

  test('are those that nothing outside of a state tells apart', () => {
    const alike = (file: object, options: Partial<SearchOptions> = {}) =>
      raftSystem({ ...options, symmetry: true }, file).alike;
    const five = { nodes: { server: 5, client: 2 } };
    expect(alike({})).toEqual([[0, 1, 2]]);
    expect(alike(five)).toEqual([[0, 1, 2, 3, 4]]);
    const put = { op: 'put', key: 'x', value: '1' };
    const script = [{ at: '1s', do: 'request', node: 's2', request: put }];
    expect(alike({ ...five, script }, { requests: 1 })).toEqual([[0, 2, 3, 4]]);
    expect(alike({ ...five, script })).toEqual([[0, 1, 2, 3, 4]]);
    const links = [{ from: 's1', to: 's2', order: 'fifo' }];
    expect(alike({ ...five, network: { links } })).toEqual([[2, 3, 4]]);
    const groups = [
      ['s1', 's2'],
      ['s3', 's4', 's5', 'c1', 'c2'],
    ];
    const cut = [{ at: 0, do: 'partition', groups }];
    expect(alike({ ...five, script: cut })).toEqual([
      [0, 1],
      [2, 3, 4],
    ]);
    expect(raftSystem({}).alike).toEqual([]);
  });

  test('are no more than there are renamings for', () => {
    expect(raftSystem({ symmetry: true }, { nodes: { server: 9, client: 0 } }).alike).toEqual([
      [0, 1, 2, 3, 4, 5],
    ]);
  });
});

/** A source of numbers below `n`, the same for the same seed. */
function chance(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % n;
  };
}

/** A node of a world without time, as invariants are shown it. */
function shown(world: PureWorld<RaftTypes>, id: number) {
  const nodes = world.nodes.map((node) => ({ ...node, health: node.up ? 'up' : 'crashed' }));
  const none = { params: world.params, nodes, time: 0, step: 0, inFlight: () => world.inFlight };
  return [nodes[id], none] as unknown as readonly [NodeSlot<RaftTypes>, World<RaftTypes>];
}

/** What is asked of three servers, by the names that they have. */
const REQUESTS: readonly ((i: number, by: Renaming) => RaftTypes['request'])[] = [
  (i) => ({ op: 'put', key: 'x', value: `${i}` }),
  (i) => ({ op: 'append', key: `${i % 2}`, value: `${i}` }),
  () => ({ op: 'get', key: 'x' }),
  (i, by) => ({ op: 'removeServer', server: by[i % 3] as NodeId }),
  (i, by) => ({ op: 'addServer', server: by[i % 3] as NodeId }),
  (i, by) => ({ op: 'addNonVoting', server: by[i % 3] as NodeId }),
  (i, by) => ({ op: 'transferLeadership', server: by[i % 3] as NodeId }),
  (i, by) => ({ op: 'changeMembers', servers: [by[i % 3], by[(i + 1) % 3]] as NodeId[] }),
];

/**
 * Two clusters in which the same happens under other names: what each comes to is the same under other names. So a protocol's
 * `symmetry` names every field in which nodes stand.
 */
function mirrored(
  scenario: Scenario<RaftTypes>,
  to: Renaming,
  seed: number,
  steps: number,
  symmetry = raft.symmetry as Symmetry,
): number {
  const pick = chance(seed);
  const formed = ({ nodes, inFlight }: PureWorld<RaftTypes>, by: Renaming) => ({
    nodes: nodes.map((node) => fingerprint(nodeForm(node, symmetry, by))).sort(),
    inFlight: inFlight.map((one) => fingerprint(messageForm(one, symmetry, by))).sort(),
  });
  const ids = to.map((_, id) => id);
  const step = (world: PureWorld<RaftTypes>, action: Action<RaftTypes>) =>
    stepPure(raft, scenario.variant, world, action).map((one) => one.world);
  let world = pureWorldOf(createSimulator(raft, scenario));
  let twin = world;
  const pasts = raft.invariants.map(
    (invariant) => [invariant.memory(), invariant.memory()] as const,
  );
  /** What the invariants remember once they were shown a node, in both clusters. */
  const remember = (id: number) =>
    raft.invariants.forEach((invariant, i) => {
      const [here, there] = pasts[i] as readonly [object, object];
      invariant.check(here, ...shown(world, id));
      invariant.check(there, ...shown(twin, to[id] as number));
      const [left, right] = [formOf(here, symmetry, to), formOf(there, symmetry, ids)];
      expect(fingerprint(right), invariant.name).toBe(fingerprint(left));
    });
  const both = (action: Action<RaftTypes>, mirror: Action<RaftTypes>) => {
    const [here, there] = [step(world, action), step(twin, mirror)];
    const [left, right] = [
      here.map((one) => formed(one, to)),
      there.map((one) => formed(one, ids)),
    ];
    const texts = (forms: readonly object[]) => forms.map((one) => fingerprint(one)).sort();
    expect(texts(right)).toEqual(texts(left));
    const id = touched(action);
    const chosen = pick(here.length);
    const same = texts([left[chosen] as object])[0];
    world = here[chosen] as typeof world;
    twin = there[right.findIndex((one) => fingerprint(one) === same)] as typeof world;
    if (action.take !== 'drop' && world.nodes[id]) remember(id);
  };
  const touched = (action: Action<RaftTypes>): number =>
    'node' in action ? action.node : (world.inFlight[action.index]?.to as number);
  const node = (id: number) => ({ here: id as NodeId, there: to[id] as NodeId });
  for (const id of ids) {
    const { here, there } = node(id);
    both({ take: 'start', node: here }, { take: 'start', node: there });
  }
  for (let i = 0; i < steps; i++) {
    const { here, there } = node(pick(ids.length));
    const timers = world.nodes[here]?.timers ?? [];
    if (!world.nodes[here]?.up)
      both({ take: 'restart', node: here }, { take: 'restart', node: there });
    else if (pick(40) === 0) both({ take: 'crash', node: here }, { take: 'crash', node: there });
    else if (pick(12) === 0 && timers.length > 0) {
      const timer = timers[pick(timers.length)] as RaftTypes['timer'];
      both({ take: 'fire', node: here, timer }, { take: 'fire', node: there, timer });
    } else if (pick(20) === 0) {
      const asks = { take: 'request', id: i as never } as const;
      const what = pick(REQUESTS.length);
      const request = (by: Renaming) => (REQUESTS[what] as (typeof REQUESTS)[number])(i, by);
      both(
        { ...asks, node: here, request: request(ids) },
        { ...asks, node: there, request: request(to) },
      );
    } else if (world.inFlight.length > 0) {
      const index = pick(world.inFlight.length);
      const form = (one: PureWorld<RaftTypes>['inFlight'][number], by: Renaming) =>
        fingerprint(messageForm(one, symmetry, by));
      const wanted = form(world.inFlight[index] as never, to);
      const other = twin.inFlight.findIndex((one) => form(one, ids) === wanted);
      const take = pick(15) === 0 ? 'drop' : 'deliver';
      both({ take, index }, { take, index: other });
    }
  }
  return Math.max(
    ...world.nodes.map(({ state }) => ('commitIndex' in state ? Number(state.commitIndex) : 0)),
  );
}

describe('Raft names every field in which nodes stand', () => {
  test.each([
    ['as it is', {}],
    [
      'with pre-votes, CheckQuorum and reads by ReadIndex',
      { params: { preVote: true, checkQuorum: true, reads: 'readIndex' } },
    ],
    [
      'with snapshots and pipelining',
      { params: { snapshotThreshold: 2, snapshotChunk: 1, pipelining: true, maxEntries: 1 } },
    ],
  ])('%s', (_, file) => {
    let committed = 0;
    const scenario = raftScenario({ nodes: { server: 3, client: 1 }, ...file });
    for (let seed = 1; seed <= 3; seed++) committed += mirrored(scenario, [1, 2, 0, 3], seed, 300);
    expect(committed).toBeGreaterThan(0);
  });

  test.each(['votedFor', 'votesGranted', 'matchIndex', 'leaders', 'node'])(
    'and it is noticed where one is missing: %s',
    (field) => {
      const { kinds, ...fields } = raft.symmetry as Symmetry;
      const without = (names: readonly string[]) => names.filter((name) => name !== field);
      const [nodes, sets, byNode] = [fields.nodes, fields.sets, fields.byNode].map(without);
      const less = { kinds, nodes, sets, byNode } as Symmetry;
      const scenario = raftScenario({ nodes: { server: 3, client: 1 } });
      expect(() => mirrored(scenario, [1, 2, 0, 3], 1, 300, less)).toThrow();
    },
  );
});
