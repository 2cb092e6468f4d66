import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ms } from '../../src/core/duration.ts';
import { fingerprint } from '../../src/core/hash.ts';
import { nodeId } from '../../src/core/ids.ts';
import { RandomStream } from '../../src/core/random.ts';
import { Cuts } from '../../src/engine/cuts.ts';
import { createSimulator } from '../../src/engine/simulator.ts';
import { Timeline } from '../../src/engine/timeline.ts';
import { crowd, crowdScenario } from './crowd.ts';
import { type Toy, toy, toyScenario } from './toy.ts';

/** A hundred peers, and a limit that breaks on the way. */
const many = toyScenario({
  members: { peer: 100, asker: 1 },
  params: { period: [ms(5), ms(40)], limit: 30 },
});

const look = ({ world }: Pick<Timeline<Toy>, 'world'>) =>
  fingerprint([
    [world.time, world.seq, world.step],
    world.nodes.map(({ health, state, durable }) => [health, state, durable]),
    [world.inFlight(), world.timers()],
  ]);

describe('a run of many nodes', () => {
  test('is the same wherever one goes in it, near or far, and from wherever one goes on', () => {
    const timeline = new Timeline(toy, many);
    const seen = new Map<number, string>();
    const positions: number[] = [];
    const go = (steps: number) => {
      for (let i = 0; i < steps && timeline.stepForward(); i++) {
        if (i % 50 !== 0) continue;
        positions.push(timeline.position);
        seen.set(timeline.position, look(timeline));
      }
    };
    go(8_000);
    const random = RandomStream.of(1, 0, 0);
    for (let i = 0; i < 25; i++) {
      timeline.seek(random.pick(positions));
      for (let back = random.int(0, 40); back > 0; back--) timeline.stepBack();
      const steps = random.int(0, 60);
      for (let on = 0; on < steps; on++) timeline.stepForward();
      const known = seen.get(timeline.position);
      if (known !== undefined) expect(look(timeline)).toBe(known);
      timeline.seek(random.pick(positions));
      expect(look(timeline)).toBe(seen.get(timeline.position));
    }
    // Goes on at the end, from a world that was kept near it.
    timeline.seek(timeline.trace.length);
    timeline.stepBack();
    timeline.stepForward();
    go(2_000);
    const plain = createSimulator(toy, many, { checks: 'goOn' });
    while (plain.world.seq < timeline.trace.length) plain.step();
    expect(timeline.digest).toBe(plain.digest());
    expect(timeline.found).toEqual(plain.violations);
  });

  test('has branches that know what happened before them, and only that', () => {
    const timeline = new Timeline(toy, many);
    while (timeline.position < 20_000) timeline.stepForward();
    timeline.seek(15_000);
    for (let i = 0; i < 20; i++) timeline.stepBack();
    const { position, world } = timeline;
    expect(timeline.act({ do: 'crash', node: nodeId(7) }, world.time)).toBe(true);
    while (timeline.position < 22_000) timeline.stepForward();
    for (let i = 0; i < 5; i++) timeline.stepBack();
    timeline.seek(timeline.trace.length);
    const plain = createSimulator(toy, many, { checks: 'goOn' });
    while (plain.world.seq < position) plain.step();
    plain.apply({ do: 'crash', node: nodeId(7) });
    while (plain.world.seq < timeline.trace.length) plain.step();
    expect(timeline.digest).toBe(plain.digest());
    expect(look(timeline)).toBe(look(plain));
    timeline.toBranch(0, Infinity);
    const first = createSimulator(toy, many, { checks: 'goOn' });
    while (first.world.seq < timeline.trace.length) first.step();
    expect(look(timeline)).toBe(look(first));
  });

  test('of ten thousand nodes hears a word everywhere', () => {
    let heard = 1;
    const simulator = createSimulator(crowd, crowdScenario(10_000), {
      sink: (record) => {
        if (record.kind === 'note') heard++;
      },
    });
    while (heard < 10_000) simulator.step();
    expect(simulator.world.time).toBeLessThan(ms(2000));
    expect(simulator.names).toHaveLength(10_000);
  });

  test('can be parted into halves of thousands', () => {
    const simulator = createSimulator(crowd, crowdScenario(10_000));
    const half = (from: number) => Array.from({ length: 5000 }, (_, i) => nodeId(from + i));
    simulator.apply({ do: 'partition', groups: [half(0), half(5000)] });
    const { world } = simulator;
    expect(world.isCut(nodeId(0), nodeId(9999))).toBe(true);
    expect(world.isCut(nodeId(0), nodeId(4999))).toBe(false);
    simulator.run({ time: ms(3000), events: null });
    const told = world.nodes.filter(({ state }) => state.heard).map(({ id }) => id);
    expect(told).toHaveLength(5000);
    expect(Math.max(...told)).toBe(4999);
  });
});

test('which links are cut is what the commands say, whatever came before', () => {
  const node = fc.nat(5).map(nodeId);
  const command = fc.oneof(
    fc.record({ from: node, to: node, cut: fc.boolean() }),
    fc.array(fc.array(node, { minLength: 1, maxLength: 4 }), { maxLength: 3 }),
    fc.constant(null),
  );
  fc.assert(
    fc.property(fc.array(command, { maxLength: 12 }), (commands) => {
      let cuts = new Cuts();
      let wanted = new Set<string>();
      for (const one of commands) {
        const kept = cuts;
        cuts = cuts.copy();
        if (one === null) {
          cuts.heal();
          wanted = new Set();
        } else if (Array.isArray(one)) {
          cuts.part(one);
          wanted = new Set();
          for (const group of one)
            for (const other of one.filter((each) => each !== group))
              for (const from of group) for (const to of other) wanted.add(`${from} ${to}`);
        } else {
          cuts.set(one.from, one.to, one.cut);
          if (one.cut) wanted.add(`${one.from} ${one.to}`);
          else wanted.delete(`${one.from} ${one.to}`);
        }
        // What becomes of the one it was copied from does not matter to it.
        kept.set(nodeId(0), nodeId(1), !kept.has(nodeId(0), nodeId(1)));
        for (let from = 0; from < 6; from++)
          for (let to = 0; to < 6; to++)
            expect(cuts.has(nodeId(from), nodeId(to))).toBe(wanted.has(`${from} ${to}`));
      }
    }),
  );
});
