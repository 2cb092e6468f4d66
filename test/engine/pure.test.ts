import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clonePlain, equalPlain } from '../../src/core/plain.ts';
import type { Effect } from '../../src/engine/handler.ts';
import { type Action, type PureStep, pureWorldOf, stepPure } from '../../src/engine/pure.ts';
import { createSimulator } from '../../src/engine/simulator.ts';
import type { TraceRecord } from '../../src/sdk/record.ts';
import { type Toy, toy, toyScenario } from './toy.ts';

/** The action that the in-place path took, read off the record that began its step. */
function actionOf(
  first: TraceRecord<Toy>,
  before: ReturnType<typeof pureWorldOf<Toy>>,
): Action<Toy> | null {
  const node = first.node as never;
  if (first.kind === 'start') return { take: 'start', node };
  if (first.kind === 'timer') return { take: 'fire', node, timer: first.timer };
  if (first.kind === 'request')
    return { take: 'request', node, id: first.op, request: first.request };
  if (first.kind !== 'deliver') return null;
  const { from, to, message } = first.envelope;
  const index = before.inFlight.findIndex(
    (m) => m.from === from && m.to === to && equalPlain(m.message, message),
  );
  return { take: 'deliver', index };
}

/** The effects that records tell of: everything but timers, which leave no record. */
function told(records: readonly TraceRecord<Toy>[]) {
  return records.flatMap((r): unknown[] => {
    if (r.kind === 'send') return [{ send: { to: r.envelope.to, message: r.envelope.message } }];
    if (r.kind === 'reply') return [{ reply: r.op }];
    if (r.kind === 'note') return [{ note: r.note }];
    if (r.kind === 'role') return [{ role: [r.from, r.to, r.event] }];
    return r.kind === 'persist' ? ['persist'] : [];
  });
}
function asked(effects: readonly Effect<Toy>[]) {
  return effects.flatMap((e): unknown[] => {
    if ('send' in e) return [e];
    if ('reply' in e) return [{ reply: e.reply.request }];
    if ('note' in e) return [{ note: e.note }];
    if ('role' in e) return [{ role: [e.role.from, e.role.to, e.role.event] }];
    return 'persist' in e ? ['persist'] : [];
  });
}
const sorted = (items: readonly unknown[]) => items.map((item) => JSON.stringify(item)).toSorted();

test('one pure step is one step in place: the same state, the same effects, the world given untouched', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 0, max: 300 }), (seed, skip) => {
      const records: TraceRecord<Toy>[] = [];
      const simulator = createSimulator(toy, toyScenario({ seed }), {
        freeze: true,
        sink: (r) => records.push(r),
      });
      simulator.run({ time: null, events: skip });
      for (let i = 0; i < 10; i++) {
        const before = pureWorldOf(simulator);
        const copy = clonePlain(before);
        records.length = 0;
        simulator.step();
        const first = records[0] as TraceRecord<Toy>;
        const action = actionOf(first, before);
        if (!action) continue;
        const after = pureWorldOf(simulator);
        const clocked = {
          ...before,
          nodes: before.nodes.map((n, id) => ({ ...n, clock: after.nodes[id]?.clock ?? n.clock })),
        };
        const same = stepPure(toy, null, clocked, action).filter((step: PureStep<Toy>) =>
          equalPlain(asked(step.effects), told(records)),
        );
        const _states = (world: typeof after) =>
          world.nodes.map(({ state, durable, up }) => ({ state, durable, up }));
        const inside = ({ nodes, inFlight }: typeof after) => ({
          nodes: nodes.map(({ state, durable, up, timers }) => ({
            state,
            durable,
            up,
            timers: sorted(timers),
          })),
          inFlight: sorted(inFlight),
        });
        expect(same.map((step) => inside(step.world))).toContainEqual(inside(after));
        expect(before).toEqual(copy);
      }
    }),
    { numRuns: 60 },
  );
});

test('a choice makes one world for each way to choose', () => {
  const simulator = createSimulator(toy, toyScenario());
  simulator.run({ time: null, events: 20 });
  const timer = { type: 'tick' } as const;
  const steps = stepPure(toy, null, pureWorldOf(simulator), {
    take: 'fire',
    node: 0 as never,
    timer,
  });
  // 3 · 2 ordered samples of two peers out of three, and two ways to rest.
  expect(steps).toHaveLength(12);
});

test('a crash leaves what the disk yields; a restart starts the node from that', () => {
  const simulator = createSimulator(toy, toyScenario());
  simulator.run({ time: null, events: 60 });
  const world = pureWorldOf(simulator);
  const [down] = stepPure(toy, null, world, { take: 'crash', node: 0 as never });
  expect(down?.world.nodes[0]).toMatchObject({
    up: false,
    timers: [],
    state: { role: 'idle', lastFrom: null },
  });
  expect(down?.world.nodes[0]?.state).toMatchObject(world.nodes[0]?.durable as object);
  const [up] = stepPure(toy, null, down?.world as typeof world, {
    take: 'restart',
    node: 0 as never,
  });
  expect(up?.world.nodes[0]).toMatchObject({ up: true, timers: [{ type: 'tick' }] });
  const index = world.inFlight.findIndex((m) => m.to === 0);
  if (index >= 0) {
    const [lost] = stepPure(toy, null, down?.world as typeof world, { take: 'deliver', index });
    expect(lost?.effects).toEqual([]);
  }
});
