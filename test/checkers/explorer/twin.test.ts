import { describe, expect, test } from 'vitest';
import { happeningsOf, scenarioOf } from '../../../src/checkers/explorer/counterexample.ts';
import { Explorer } from '../../../src/checkers/explorer/explorer.ts';
import { requestsOf, type SearchOptions } from '../../../src/checkers/explorer/options.ts';
import { ProtocolSystem } from '../../../src/checkers/explorer/protocolSystem.ts';
import { ms } from '../../../src/core/duration.ts';
import { fingerprint } from '../../../src/core/hash.ts';
import { requestId } from '../../../src/core/ids.ts';
import { clonePlain } from '../../../src/core/plain.ts';
import {
  type Action,
  type PureMessage,
  type PureWorld,
  pureWorldOf,
  stepPure,
} from '../../../src/engine/pure.ts';
import { createSimulator } from '../../../src/engine/simulator.ts';
import type { Context } from '../../../src/sdk/context.ts';
import { defineInvariant, type Invariant } from '../../../src/sdk/invariant.ts';
import type { Scenario } from '../../../src/sdk/scenario.ts';
import type { World } from '../../../src/sdk/world.ts';
import { type Toy, toy, toyScenario } from '../../engine/toy.ts';

/** How a peer grows, so that the search of a protocol without end has one. */
const bounds = [
  { name: 'seen', most: 1, of: (state: object) => ('seen' in state ? Number(state.seen) : 0) },
];

const patience = ({ type }: Toy['timer']): number => (type === 'rest' ? 1 : 2);

const NONE: SearchOptions = {
  ...{ crashes: 0, drops: 0, duplicates: 0, requests: 0, messages: 2 },
  limits: {},
};

/** Remembers the past: how often a peer was seen at rest after it had been busy. */
const changes = defineInvariant<Toy, { last: Record<number, string>; turns: number }>({
  name: 'changes',
  reference: 'none',
  memory: () => ({ last: {}, turns: 0 }),
  check(memory, node) {
    if (node.kind !== 'peer') return null;
    if (memory.last[node.id] === 'busy' && node.state.role === 'idle') {
      memory.turns = Math.min(memory.turns + 1, 2);
    }
    memory.last[node.id] = node.state.role;
    return memory.turns < 2 ? null : { nodes: [node.id], events: [], detail: {} };
  },
});

interface Whole extends PureWorld<Toy> {
  readonly left: Readonly<
    Record<'crashes' | 'restarts' | 'drops' | 'duplicates' | 'asked', number>
  >;
  /** The nodes that the others do not reach, once the network has fallen apart. */
  readonly others: readonly number[] | null;
  readonly memories: readonly object[];
  readonly broken: string | null;
}

type Ends = Pick<PureMessage<Toy>, 'from' | 'to'>;

const sameLink =
  ({ from, to }: { readonly from: number; readonly to: number }) =>
  (other: { readonly from: number; readonly to: number }): boolean =>
    other.from === from && other.to === to;

/** What a scenario says of a link, its script at the start included. */
function linkOf({ network, script }: Scenario<Toy>, link: Ends) {
  const own = network.links.filter(sameLink(link)).map(({ model }) => model);
  const model = { ...network.all, ...own[0] };
  const cut = script.some(
    ({ at, command }) => at === 0 && command.do === 'cut' && sameLink(link)(command as never),
  );
  return { ordered: model.order === 'fifo', lost: cut || model.loss[0] === model.loss[1] };
}

/** Whether the network has fallen apart between two nodes. */
const parted = ({ others }: Pick<Whole, 'others'>, { from, to }: { from: number; to: number }) =>
  others !== null && others.includes(from) !== others.includes(to);

/** Every group of nodes in which the first is not. */
const subsets = (nodes: number): number[][] =>
  Array.from({ length: 2 ** (nodes - 1) - 1 }, (_, i) =>
    Array.from({ length: nodes }, (_, id) => id).filter((id) => ((2 * (i + 1)) >> id) & 1),
  );

/** Whether a timer may run out where every message arrives in time. */
const inTurn = ({ nodes, inFlight }: Whole, timer: Toy['timer']): boolean =>
  inFlight.length === 0 &&
  nodes.flatMap(({ timers }) => timers).every((other) => patience(other) >= patience(timer));

/** The obviously right twin of a search: whole worlds, handlers and invariants called anew for every step. */
function everyWorld(
  scenario: Scenario<Toy>,
  invariants: readonly Invariant<Toy>[],
  options: SearchOptions,
  base = toy,
) {
  const protocol = { ...base, invariants, bounds, patience };
  const pure = pureWorldOf(createSimulator(protocol, scenario));
  const asked = requestsOf(protocol, scenario, pure.nodes, options.requests);
  const checked = (world: Whole, touched: number): Whole => {
    const nodes = world.nodes.map((node) => ({ ...node, health: node.up ? 'up' : 'crashed' }));
    const inFlight = () => world.inFlight;
    const isCut = (from: number, to: number) => parted(world, { from, to });
    const shown = { params: world.params, nodes, inFlight, isCut } as unknown as World<Toy>;
    let { broken } = world;
    const memories = world.memories.map((before, i) => {
      const memory = clonePlain(before);
      const found = invariants[i]?.check(memory as never, shown.nodes[touched] as never, shown);
      if (found) broken ??= invariants[i]?.name ?? null;
      return memory;
    });
    return { ...world, memories, broken };
  };
  const step = (world: Whole, action: Action<Toy>, touched: number | null, less = {}) =>
    stepPure(protocol, null, world, action).map((one) => {
      const left = { ...world.left, ...less };
      const inFlight = one.world.inFlight.filter(
        (message) => !linkOf(scenario, message).lost && !parted(world, message),
      );
      const next = { ...world, ...one.world, left, inFlight };
      return touched === null ? next : checked(next, touched);
    });
  const overtakes = ({ inFlight }: Whole, at: number, link: Ends) =>
    linkOf(scenario, link).ordered && inFlight.slice(0, at).some(sameLink(link));
  const followers = (world: Whole): Whole[] => {
    const { crashes, restarts, drops, duplicates, asked: index } = world.left;
    const up = (id: number) => world.nodes[id]?.up === true;
    const messages = world.inFlight.flatMap(({ from, to }, at) => [
      ...(overtakes(world, at, { from, to })
        ? []
        : step(world, { take: 'deliver', index: at }, up(to) ? to : null)),
      ...(options.torn && !up(from) && up(to)
        ? step(world, { take: 'drop', index: at }, null)
        : drops > 0 && up(to)
          ? step(world, { take: 'drop', index: at }, null, { drops: drops - 1 })
          : []),
      ...(duplicates > 0
        ? step(world, { take: 'duplicate', index: at }, null, { duplicates: duplicates - 1 })
        : []),
    ]);
    const nodes = world.nodes.flatMap(({ id, timers }) => {
      if (!up(id)) {
        return restarts > 0
          ? step(world, { take: 'restart', node: id }, id, { restarts: restarts - 1 })
          : [];
      }
      const due = timers.filter((timer) => !options.timely || inTurn(world, timer));
      return [
        ...due.flatMap((timer) => step(world, { take: 'fire', node: id, timer }, id)),
        ...(crashes > 0
          ? step(world, { take: 'crash', node: id }, id, { crashes: crashes - 1 })
          : []),
      ];
    });
    const next = asked[index];
    const node = next?.node as never as number;
    const asks: Whole[] =
      next && up(node)
        ? step(
            world,
            { take: 'request', node: node as never, id: requestId(index), request: next.request },
            node,
            { asked: index + 1 },
          )
        : [];
    const splits =
      options.partitions === 1 && world.others === null
        ? subsets(world.nodes.length).map((others) => {
            const split = { ...world, others };
            return { ...split, inFlight: world.inFlight.filter((one) => !parted(split, one)) };
          })
        : [];
    return [...messages, ...nodes, ...asks, ...splits];
  };
  const small = ({ inFlight, nodes }: Whole) =>
    inFlight.length <= options.messages &&
    nodes.every(({ state }) => bounds.every(({ of }) => of(state) <= 1));
  const textOf = ({ left, nodes, inFlight, memories, others }: Whole) =>
    fingerprint({
      left,
      others,
      memories,
      nodes: nodes.map(({ timers, clock: _, ...node }) => ({
        ...node,
        timers: timers.map((timer) => fingerprint(timer)).sort(),
      })),
      inFlight: inFlight
        .map((one, at) => {
          const before = inFlight.slice(0, at).filter(sameLink(one));
          return fingerprint({ one, place: linkOf(scenario, one).ordered ? before.length : null });
        })
        .sort(),
    });
  const { crashes, drops, duplicates, restarts = 1_000 } = options;
  const memories = invariants.map((one) => one.memory());
  let level: Whole[] = [
    {
      ...{ ...pure, memories, broken: null, others: null },
      left: { crashes, restarts, drops, duplicates, asked: 0 },
    },
  ];
  for (const { id } of pure.nodes) {
    level = level.flatMap((world) => step(world, { take: 'start', node: id }, id));
  }
  const seen = new Set(level.map(textOf));
  for (let depth = 1; ; depth++) {
    const broken = level.find((world) => world.broken !== null)?.broken;
    if (broken !== undefined) return { broken, depth };
    const next: Whole[] = [];
    let found: string | null = null;
    for (const one of level.flatMap(followers).filter(small)) {
      found ??= one.broken;
      const text = textOf(one);
      if (!seen.has(text)) next.push(one);
      seen.add(text);
    }
    if (found !== null) return { broken: found, depth: depth + 1 };
    if (next.length === 0) return { broken: null, depth, states: seen.size };
    level = next;
  }
}

function explored(
  scenario: Scenario<Toy>,
  invariants: readonly Invariant<Toy>[],
  options: SearchOptions,
  base = toy,
) {
  const protocol = { ...base, invariants, bounds, patience };
  const system = new ProtocolSystem(createSimulator(protocol, scenario), options);
  const explorer = new Explorer(system, { depth: 1000, states: 2_000_000 });
  while (explorer.advance(10_000));
  return { protocol, system, ...explorer.exploration };
}

const small = (change: Partial<Scenario<Toy>> = {}) =>
  toyScenario({ members: { peer: 2, asker: 1 }, ...change });

const CASES: readonly (readonly [string, Partial<SearchOptions>])[] = [
  ['choices alone', {}],
  ['a crash', { crashes: 1, messages: 1 }],
  ['a drop and a duplicate', { drops: 1, duplicates: 1 }],
  ['two requests', { requests: 2, messages: 1 }],
  ['no way back', { crashes: 1, restarts: 0, messages: 1 }],
  ['two crashes and one way back', { crashes: 2, restarts: 1, messages: 1 }],
  ['messages in time', { requests: 2, timely: true }],
  ['messages in time, and a crash', { crashes: 1, timely: true }],
  ['a crash in the midst of sending', { crashes: 1, torn: true, requests: 1 }],
  ['a partition', { partitions: 1 }],
  ['messages in time, but for a partition', { partitions: 1, timely: true, crashes: 1 }],
  ['some of all', { crashes: 1, drops: 1, duplicates: 1, requests: 1, messages: 1 }],
];

describe('a search meets what whole worlds meet', () => {
  test.each(CASES)('%s', (_, some) => {
    const options = { ...NONE, ...some };
    const { states, depth, end } = explored(small(), toy.invariants, options);
    expect(end).toBe('all');
    const twin = everyWorld(small(), toy.invariants, options);
    expect({ broken: null, states, depth }).toEqual(twin);
  });

  test.each(CASES)('with an invariant that remembers: %s', (_, some) => {
    const options = { ...NONE, ...some };
    const { protocol, system, broken } = explored(small(), [changes], options);
    const twin = everyWorld(small(), [changes], options);
    expect(broken === null ? null : 'changes').toBe(twin.broken);
    if (!broken) return;
    expect(broken.path).toHaveLength(twin.depth);
    const happenings = happeningsOf(system, broken.path);
    expect(happenings).toHaveLength(twin.depth - 1);
    const found = scenarioOf(protocol, small(), system, happenings, 'changes');
    if (!found) throw new Error('no seed chooses alike');
    const simulator = createSimulator(protocol, found, { checks: 'stop' });
    simulator.run(found.until);
    expect(simulator.violations.map(({ invariant }) => invariant)).toEqual(['changes']);
  });
});

const PLAIN = toyScenario().network.all;
const LINKS: readonly (readonly [string, Partial<Scenario<Toy>>])[] = [
  ['all links keep their order', { network: { all: { ...PLAIN, order: 'fifo' }, links: [] } }],
  [
    'one link keeps its order',
    { network: { all: PLAIN, links: [{ from: 0, to: 1, model: { order: 'fifo' } }] } },
  ],
  [
    'one link loses everything',
    { network: { all: PLAIN, links: [{ from: 1, to: 0, model: { loss: [1, 1] } }] } },
  ],
  [
    'one direction is cut at the start',
    {
      script: [{ at: 0 as never, command: { do: 'cut', from: 0 as never, to: 1 as never } }],
    },
  ],
];

describe('a search keeps what a scenario says of its links', () => {
  test.each(LINKS)('%s', (_, change) => {
    const options = { ...NONE, drops: 1, duplicates: 1, messages: 2 };
    const found = explored(small(change), toy.invariants, options);
    expect([found.end, [...found.system.bounded]]).toEqual(['all', ['clocks', 'messages', 'seen']]);
    const twin = everyWorld(small(change), toy.invariants, options);
    expect({ broken: null, states: found.states, depth: found.depth }).toEqual(twin);
    // Each of them makes a difference.
    const any = explored(small(), toy.invariants, options).states;
    expect(found.states).not.toBe(any);
  });

  test('and names what it leaves out', () => {
    const change = {
      diskWrite: { kind: 'fixed', by: ms(5) },
      script: [
        { at: ms(1), command: { do: 'cut', from: 0 as never, to: 1 as never } },
        { at: ms(2), command: { do: 'set', param: 'limit', value: 3 } },
      ],
    } as const satisfies Partial<Scenario<Toy>>;
    const { system } = explored(small(change), [], { ...NONE, messages: 1 });
    expect([...system.bounded]).toEqual(expect.arrayContaining(['clocks', 'disks', 'script']));
  });
});

/** The same protocol with handlers that do something or other, the same for the same seed, state and input. */
function madeUp(seed: number): typeof toy {
  type Peer = Toy['kinds']['peer']['state'];
  const act = (input: unknown, state: Peer, ctx: Context<Toy, 'peer'>) => {
    const bits = Number.parseInt(fingerprint({ seed, input, state }).slice(0, 8), 16);
    const bit = (i: number) => ((bits >>> i) & 1) === 1;
    state.role = bit(0) ? 'busy' : 'idle';
    state.lastFrom = bit(1) ? null : (bits >>> 2) & 1;
    if (bit(3)) state.seen = bit(4) ? 1 : 0;
    if (bit(5)) ctx.persist({ seen: state.seen });
    ctx.setTimer({ type: bit(6) ? 'tick' : 'rest' }, ms(1));
    if (bit(7)) ctx.cancelTimer({ type: bit(8) ? 'tick' : 'rest' });
    const type = bit(9) ? 'Ping' : 'Pong';
    const peers = ctx.members('peer');
    if (bit(10)) ctx.send(ctx.choose('whom', peers), { type, n: (bits >>> 11) & 1, op: null });
    if (bit(12)) state.clockAt = ctx.choose('which', [0, 1, 1]);
  };
  const peer: typeof toy.kinds.peer = {
    ...toy.kinds.peer,
    onMessage: (state, from, message, ctx) => act({ from, message }, state, ctx),
    onTimer: (state, timer, ctx) => act(timer, state, ctx),
  };
  return { ...toy, kinds: { ...toy.kinds, peer } };
}

test('a search meets what whole worlds meet, whatever the handlers do', () => {
  let [met, broke] = [0, 0];
  for (let seed = 1; seed <= 10; seed++) {
    const options = {
      ...NONE,
      crashes: seed % 2,
      drops: seed % 3 === 0 ? 1 : 0,
      partitions: seed % 4 === 0 ? 1 : 0,
      timely: seed % 5 === 2,
      messages: 1,
    };
    const { states, depth, end, broken } = explored(small(), [changes], options, madeUp(seed));
    const twin = everyWorld(small(), [changes], options, madeUp(seed));
    const found = { broken: broken && 'changes', depth: broken?.path.length ?? depth };
    expect({ ...found, ...(end === 'all' && { states }) }, `seed ${seed}`).toEqual(twin);
    met += states;
    if (broken) broke++;
  }
  expect(met).toBeGreaterThan(1_000);
  expect(broke).toBeGreaterThan(0);
});

describe('an invariant is looked at after every step of its node', () => {
  const breaks = (check: Invariant<Toy>['check'], some: Partial<SearchOptions> = {}) => {
    const one: Invariant<Toy> = { name: 'one', reference: 'none', memory: () => ({}), check };
    const options = { ...NONE, requests: 1, ...some };
    const { broken } = explored(small(), [one], options);
    return [broken?.path.length ?? null, everyWorld(small(), [one], options)] as const;
  };
  const violation = { nodes: [], events: [], detail: {} };

  test('also one that leaves the node as it was, when another has changed before', () => {
    const [length, twin] = breaks((_, node, world) => {
      const seen = world.nodes.some((other) => other.kind === 'peer' && other.state.seen > 0);
      return node.id === 1 && node.kind === 'peer' && node.state.seen === 0 && seen
        ? violation
        : null;
    });
    expect(twin).toEqual({ broken: 'one', depth: length });
  });

  test('also one that only sends', () => {
    const [length, twin] = breaks((_, __, world) =>
      world.inFlight().length > 1 ? violation : null,
    );
    expect(twin).toEqual({ broken: 'one', depth: length });
  });

  test('also one that looks at what is cut', () => {
    const [length, twin] = breaks(
      (_, node, world) =>
        node.kind === 'peer' && node.state.seen > 0 && world.isCut(0 as never, 2 as never)
          ? violation
          : null,
      { partitions: 1 },
    );
    expect(twin).toEqual({ broken: 'one', depth: length });
  });

  test('also the start', () => {
    const [length, twin] = breaks((_, node) => (node.id === 0 ? violation : null));
    expect([length, twin]).toEqual([1, { broken: 'one', depth: 1 }]);
  });
});

test('requests come from the clients that the workload names, numbered on from the script', () => {
  const asks = {
    ...toy,
    workload: toy.workload && {
      ...toy.workload,
      request: (_: string, __: string, n: number) => ({ op: 'ask' as const, key: `${n}` }),
    },
  };
  const scenario = toyScenario({
    members: { peer: 2, asker: 2 },
    workload: { every: 1 as never, clients: [1], op: 'ask', keys: 1, until: null },
    script: [
      {
        at: 0 as never,
        command: { do: 'request', node: 2 as never, request: { op: 'ask', key: 'first' } },
      },
    ],
  });
  const { nodes } = pureWorldOf(createSimulator(asks, scenario));
  expect(requestsOf(asks, scenario, nodes, 3)).toEqual([
    { node: 2, request: { op: 'ask', key: 'first' } },
    { node: 3, request: { op: 'ask', key: '1' } },
    { node: 3, request: { op: 'ask', key: '2' } },
  ]);
});
