import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Micros, micros, type NodeId, nodeId } from '../../src/core/ids.ts';
import type { Ratio } from '../../src/core/random.ts';
import { printScenario, readScenario } from '../../src/files/scenario.ts';
import type { Command, NodeRef } from '../../src/sdk/command.ts';
import type { Scenario } from '../../src/sdk/scenario.ts';
import type { Delay, LinkModel } from '../../src/sdk/world.ts';
import { type FakeTypes, fake } from './fake.ts';

const SERVERS = 4;
const CLIENTS = 2;

const within = (min: number, max: number): fc.Arbitrary<Micros> =>
  fc.integer({ min, max }).map(micros);
const span = within(0, 1e13);
const pair = (min: number, max: number) =>
  fc
    .tuple(within(min, max), within(min, max))
    .map(([a, b]) => (a <= b ? ([a, b] as const) : ([b, a] as const)));
const ratio: fc.Arbitrary<Ratio> = fc
  .tuple(fc.integer({ min: 1, max: 1_000_000 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([whole, part]) => [Math.floor(whole * part), whole] as const);
const drift: fc.Arbitrary<Ratio> = ratio.map(([part, whole]) => [whole + part, whole] as const);
const node = fc.integer({ min: 0, max: SERVERS + CLIENTS - 1 }).map(nodeId);
const ref: fc.Arbitrary<NodeRef> = fc.oneof(node, fc.constant({ role: 'busy' }));
const text = fc.string();
const localized = fc.record({ en: text, zh: text });

const delay: fc.Arbitrary<Delay> = fc.oneof(
  fc.record({ kind: fc.constant('fixed' as const), by: span }),
  pair(0, 1e13).map(([min, max]) => ({ kind: 'uniform' as const, min, max })),
  fc
    .array(span, { minLength: 2, maxLength: 5 })
    .map((items) => ({ kind: 'table' as const, quantiles: items.sort((a, b) => a - b) })),
);
const fields = {
  delay,
  loss: ratio,
  duplicate: ratio,
  order: fc.constantFrom('fifo' as const, 'any' as const),
};
const model: fc.Arbitrary<LinkModel> = fc.record(fields);
const someOf: fc.Arbitrary<Partial<LinkModel>> = fc.record(fields, { requiredKeys: [] });

const live: fc.Arbitrary<Command<FakeTypes>> = fc.oneof(
  within(1000, 1_000_000).map((value) => ({ do: 'set' as const, param: 'every' as const, value })),
  fc.constantFrom('slow', 'fast').map((value) => ({ do: 'set', param: 'mode', value }) as const),
);
const command: fc.Arbitrary<Command<FakeTypes>> = fc.oneof(
  fc.record({ do: fc.constantFrom('crash', 'pause', 'resume', 'remove'), node: ref }),
  fc.record({
    do: fc.constant('restart' as const),
    node: ref,
    disk: fc.constantFrom('keep', 'lastWriteLost', 'lost'),
  }),
  fc.record({ do: fc.constant('add' as const), kind: fc.constantFrom('server', 'client') }),
  fc.shuffledSubarray([0, 1, 2, 3, 4].map(nodeId), { minLength: 2 }).map((ids) => ({
    do: 'partition' as const,
    groups: [ids.slice(0, 1), ids.slice(1)],
  })),
  fc.constant({ do: 'heal' as const }),
  fc.record({ do: fc.constantFrom('cut', 'mend'), from: ref, to: ref }),
  fc.record(
    { do: fc.constant('link' as const), from: ref, to: ref, model: fc.record({ loss: ratio }) },
    { requiredKeys: ['do', 'model'] },
  ),
  fc.record({ do: fc.constant('clock' as const), node: ref, drift }),
  fc.record({ do: fc.constant('clock' as const), node: ref, offset: within(-1e13, 1e13) }),
  fc.record({ do: fc.constant('disk' as const), node: ref, write: delay }),
  fc.record({
    do: fc.constantFrom('drop', 'duplicate', 'deliverNow', 'hold', 'release'),
    message: fc.record(
      { from: ref, to: ref, type: fc.constantFrom('Ask', 'Answer') },
      { requiredKeys: [] },
    ),
  }),
  fc.record({ do: fc.constant('byHand' as const), on: fc.boolean() }),
  fc.record({
    do: fc.constant('nudge' as const),
    timer: fc.constantFrom('tick', 'retry'),
    how: fc.constantFrom('align' as const, 'spread' as const),
  }),
  fc.record({
    do: fc.constant('fire' as const),
    node: ref,
    timer: fc.oneof(
      fc.constant({ type: 'tick' as const }),
      fc.nat().map((count) => ({ type: 'retry' as const, count })),
    ),
  }),
  fc.record({
    do: fc.constant('request' as const),
    node: ref,
    request: fc.record({ op: fc.constant('put' as const), key: text, value: text }),
  }),
  live,
);

const serverFields = fc.record(
  {
    role: fc.constantFrom('idle', 'busy'),
    term: fc.nat(),
    vote: fc.option(node),
    seen: fc.dictionary(fc.integer({ min: 0, max: 5 }).map(String), fc.nat()),
    lease: span,
  },
  { requiredKeys: [], noNullPrototype: true },
);

const scenario: fc.Arbitrary<Scenario<FakeTypes>> = fc.record(
  {
    id: fc.stringMatching(/^[a-z0-9]{1,9}(-[a-z0-9]{1,9})?$/),
    title: localized,
    watch: localized,
    seed: fc.maxSafeNat(),
    members: fc.constant({ server: SERVERS, client: CLIENTS }),
    params: fc.record({
      every: within(1000, 1_000_000),
      wait: pair(1000, 5_000_000),
      copies: fc.integer({ min: 1, max: 9 }),
      eager: fc.boolean(),
      mode: fc.constantFrom('slow', 'fast'),
    }),
    variant: fc.constantFrom(null, 'careless'),
    network: fc.record({
      all: model,
      links: fc.array(fc.record({ from: node, to: node, model: someOf }), { maxLength: 3 }),
    }),
    diskWrite: delay,
    initial: fc.option(serverFields, { nil: undefined }).map((some) => (some ? { 1: some } : {})),
    workload: fc.option(
      fc.record({
        every: within(1, 1e13),
        clients: fc.constantFrom('all' as const, [1], [1, 0]),
        op: fc.constantFrom('put', 'get'),
        keys: fc.integer({ min: 1, max: 1_000_000 }),
        until: fc.option(span),
      }),
    ),
    script: fc
      .array(fc.record({ at: span, command }), { maxLength: 8 })
      .map((lines) => lines.sort((a, b) => a.at - b.at)),
    until: fc.record({ time: fc.option(span), events: fc.option(fc.maxSafeNat()) }),
    expects: fc.constantFrom(
      [],
      [{ invariant: 'oneVote', outcome: 'holds' as const }],
      [{ invariant: 'noTerm', outcome: 'fails' as const }],
    ),
  },
  { noNullPrototype: true },
) as never;

test('printed and read again, a scenario is the same', () => {
  fc.assert(
    fc.property(scenario, (made) => {
      const printed = JSON.stringify(printScenario(fake, made));
      const again = readScenario(fake, JSON.parse(printed));
      expect(again).toEqual(made);
      expect(JSON.stringify(printScenario(fake, again))).toBe(printed);
    }),
    { numRuns: 200 },
  );
});

test('a node that the script adds has a name from then on', () => {
  const id = (SERVERS + CLIENTS) as NodeId;
  const [made] = fc.sample(scenario, 1) as [Scenario<FakeTypes>];
  const grown: Scenario<FakeTypes> = {
    ...made,
    script: [
      { at: micros(5), command: { do: 'add', kind: 'server' } },
      { at: micros(5), command: { do: 'crash', node: id } },
    ],
  };
  const printed = printScenario(fake, grown);
  expect(printed.script).toMatchObject([{ do: 'add' }, { do: 'crash', node: 's5' }]);
  expect(readScenario(fake, printed)).toEqual(grown);
});
