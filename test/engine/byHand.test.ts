import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ms } from '../../src/core/duration.ts';
import { micros, type Seq, seq } from '../../src/core/ids.ts';
import { equalPlain } from '../../src/core/plain.ts';
import { pureWorldOf, stepPure } from '../../src/engine/pure.ts';
import { createSimulator, type Simulator } from '../../src/engine/simulator.ts';
import type { Command } from '../../src/sdk/command.ts';
import type { TraceRecord } from '../../src/sdk/record.ts';
import { anyCommand, anyScript } from './commands.ts';
import { ask, fire, pinged, quiet, stateOf } from './quiet.ts';
import { a1, p1, p2, p3, type Toy, toy, toyScenario } from './toy.ts';

const byHand = (on: boolean): Command<Toy> => ({ do: 'byHand', on });
const nudge = (how: 'align' | 'spread'): Command<Toy> => ({ do: 'nudge', timer: 'tick', how });
const one = (what: 'hold' | 'release' | 'deliverNow' | 'drop' | 'duplicate', id: Seq) =>
  ({ do: what, message: { envelope: id } }) as const;
const ticks = (simulator: Simulator<Toy>) =>
  simulator.world
    .timers()
    .filter(({ timer }) => timer.type === 'tick')
    .map(({ dueAt }) => dueAt);

describe('by hand', () => {
  test('nothing comes by itself, however long one waits', () => {
    const { simulator, until, of, flight } = pinged();
    until(ms(4));
    expect(simulator.apply(byHand(true))).toBe(true);
    expect(simulator.world.byHand).toBe(true);
    expect(simulator.world.held()).toMatchObject([{ id: flight.id, heldAt: 4000 }]);
    until(ms(5000));
    expect(of('deliver')).toHaveLength(0);
    expect(of('timer')).toHaveLength(0);
    expect(simulator.world.timers()).toHaveLength(3);
    expect(simulator.apply(byHand(true))).toBe(false);
  });

  test('what is sent is put on the shelf, in order of ids, and comes when it is chosen', () => {
    const { simulator, of, flight, target } = pinged();
    simulator.apply(byHand(true));
    simulator.apply(ask(a1), ms(3));
    const ids = simulator.world.held().map(({ id }) => id);
    expect(ids).toHaveLength(2);
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
    expect(simulator.apply(one('deliverNow', flight.id), ms(30))).toBe(true);
    expect(of('deliver', target)).toMatchObject([{ at: 30_000 }]);
    expect(simulator.world.inFlight()).toEqual([]);
    expect(simulator.world.held().map(({ id }) => id)).not.toContain(flight.id);
    expect(simulator.apply(one('duplicate', ids[1] as Seq))).toBe(true);
    expect(simulator.apply(one('drop', ids[1] as Seq))).toBe(true);
    expect(of('drop')).toHaveLength(1);
    const left = simulator.world.held().map(({ id }) => id);
    expect(left).toEqual(left.toSorted((a, b) => a - b));
    expect(left).toHaveLength(2);
  });

  test('a timer runs out when it is chosen, and what it arms again waits as well', () => {
    const { simulator, until, of } = quiet();
    simulator.apply(byHand(true), ms(100));
    simulator.apply(fire(p1), ms(2000));
    expect(of('timer')).toMatchObject([{ node: p1, at: 2_000_000 }]);
    expect(ticks(simulator)).toHaveLength(3);
    until(ms(9000));
    expect(of('timer')).toHaveLength(1);
  });

  test('switched off, all go on with what was left of their time', () => {
    const { simulator, until, of, flight, target } = pinged();
    simulator.apply(byHand(true), ms(4));
    simulator.apply(ask(a1), ms(50));
    simulator.apply(byHand(false), ms(104));
    expect(simulator.world.held()).toEqual([]);
    expect(simulator.world.inFlight().map(({ dueAt, stood }) => [dueAt, stood])).toEqual([
      [111_000, 100_000],
      [114_000, 54_000],
    ]);
    until(ms(113));
    expect(of('deliver').map((r) => [r.at, r.cause])).toEqual([[111_000, flight.id]]);
    expect(target).toBe(flight.to);
    until(ms(1099));
    expect(of('timer').filter((r) => r.kind === 'timer' && r.timer.type === 'tick')).toEqual([]);
    until(ms(1100));
    const ran = of('timer').filter((r) => r.kind === 'timer' && r.timer.type === 'tick');
    expect(ran.map((r) => r.at)).toEqual([1_100_000, 1_100_000, 1_100_000]);
    expect(simulator.apply(byHand(false))).toBe(false);
  });

  test('shows timers as if they went on now, and lets those that are armed meanwhile have all their time', () => {
    const { simulator, until } = quiet();
    simulator.apply(byHand(true), ms(100));
    simulator.apply(fire(p1), ms(400));
    simulator.apply({ do: 'heal' }, ms(500));
    expect(ticks(simulator)).toEqual([1_500_000, 1_400_000, 1_400_000]);
    simulator.apply(byHand(false), ms(700));
    expect(ticks(simulator)).toEqual([1_700_000, 1_600_000, 1_600_000]);
    until(ms(1599));
    expect(ticks(simulator)).toHaveLength(3);
  });

  test('messages that were held one by one before are let go too', () => {
    const { simulator, until, of, flight } = pinged();
    simulator.apply(one('hold', flight.id), ms(3));
    simulator.apply(byHand(true), ms(20));
    simulator.apply(byHand(false), ms(30));
    until(ms(38));
    expect(of('deliver').map((r) => r.at)).toEqual([38_000]);
  });

  test('disks go on', () => {
    const { simulator, until, of } = quiet({ members: { peer: 1, asker: 1 } });
    simulator.apply({ do: 'disk', node: p1, write: { kind: 'fixed', by: ms(20) } });
    simulator.apply(ask(p2), ms(1));
    simulator.apply(byHand(true));
    const [ping] = simulator.world.held();
    simulator.apply(one('deliverNow', ping?.id as Seq));
    until(ms(100));
    expect(of('written').map((r) => r.at)).toEqual([21_000]);
    expect(simulator.world.held().map(({ message }) => message.type)).toEqual(['Pong']);
  });

  test('a crash takes timers, a restart arms new ones, and a clock changes what is left', () => {
    const { simulator, until, of } = quiet();
    simulator.apply(byHand(true), ms(500));
    simulator.apply({ do: 'crash', node: p1 }, ms(600));
    expect(simulator.world.timers().map(({ node }) => node)).toEqual([p2, p3]);
    simulator.apply({ do: 'restart', node: p1, disk: 'keep' }, ms(700));
    simulator.apply({ do: 'clock', node: p2, drift: [2, 1] });
    simulator.apply(byHand(false), ms(800));
    expect(ticks(simulator)).toEqual([1_800_000, 1_050_000, 1_300_000]);
    until(ms(1050));
    expect(of('timer')).toMatchObject([{ node: p2, at: 1_050_000 }]);
  });

  test('what had come for a paused node comes when it goes on, and nothing more', () => {
    const { simulator, until, of } = quiet();
    simulator.apply({ do: 'pause', node: p1 });
    until(ms(1500));
    simulator.apply(byHand(true));
    const before = of('timer').length;
    simulator.apply({ do: 'resume', node: p1 }, ms(1600));
    expect(of('timer', p1)).toMatchObject([{ at: 1_600_000, timer: { type: 'tick' } }]);
    until(ms(9000));
    expect(of('timer')).toHaveLength(before + 1);
  });

  test('switched off while a node is paused, what had run out there stays with it', () => {
    const { simulator, until, of } = quiet();
    simulator.apply({ do: 'pause', node: p1 });
    until(ms(1500));
    const waits = of('wait', p1).length;
    simulator.apply(byHand(true));
    simulator.apply(byHand(false), ms(1600));
    until(ms(1700));
    expect(of('wait', p1)).toHaveLength(waits);
    simulator.apply({ do: 'resume', node: p1 });
    expect(of('timer', p1)).toMatchObject([{ at: 1_700_000 }]);
  });

  test('a partition takes what is on the shelf, and a lost message can be delivered all the same', () => {
    const { simulator, of, flight } = pinged();
    simulator.apply(byHand(true));
    simulator.apply({ do: 'partition', groups: [[a1], [p1, p2, p3]] });
    expect(of('drop').map((r) => r.cause)).toEqual([flight.id]);
    simulator.apply({ do: 'heal' });
    simulator.apply({ do: 'link', model: { loss: [1, 1] } });
    simulator.apply(ask(a1));
    const [lost] = simulator.world.held();
    expect(lost?.lost).toBe(true);
    simulator.apply(one('deliverNow', lost?.id as Seq));
    expect(of('deliver').map((r) => r.cause)).toEqual([lost?.id]);
  });

  test('what was to happen to the next message still happens to it', () => {
    const { simulator, until, of } = quiet();
    simulator.apply({ do: 'deliverNow', message: { type: 'Ping' } });
    simulator.apply({ do: 'drop', message: { type: 'Ping' } });
    simulator.apply(byHand(true));
    simulator.apply(ask(a1), ms(5));
    simulator.apply(ask(a1), ms(5));
    simulator.apply(ask(a1), ms(5));
    until(ms(8));
    expect(of('deliver').map((r) => r.at)).toEqual([5000]);
    expect(of('drop')).toHaveLength(1);
    expect(simulator.apply({ do: 'hold', message: {} })).toBe(false);
  });

  test('on an ordered link nothing overtakes what was sent before it', () => {
    const delay = { kind: 'uniform', min: ms(1), max: ms(40) } as const;
    const { simulator, until, records } = quiet({ members: { peer: 1, asker: 1 } });
    simulator.apply({ do: 'link', model: { order: 'fifo', delay } });
    for (let i = 0; i < 8; i++) simulator.apply(ask(p2));
    simulator.apply(byHand(true), ms(1));
    for (let i = 0; i < 8; i++) simulator.apply(ask(p2), micros(2000 + i * 7000));
    simulator.apply(byHand(false), ms(100));
    for (let i = 0; i < 8; i++) simulator.apply(ask(p2), micros(101_000));
    until(ms(400));
    const ids = records.flatMap((r) => (r.kind === 'deliver' && r.node === p1 ? [r.cause] : []));
    expect(ids).toHaveLength(24);
    expect(ids).toEqual(ids.toSorted((a, b) => (a ?? 0) - (b ?? 0)));
  });
});

/** What happens in a run: records without their numbers, which two more commands shift. */
function happenings(simulator: Simulator<Toy>, records: readonly TraceRecord<Toy>[]) {
  return {
    told: records
      .filter((r) => r.kind !== 'command' || r.command.do !== 'byHand')
      .map((r) => [r.kind, r.at, r.node]),
    states: simulator.world.nodes.map(({ state, durable }) => ({ state, durable })),
  };
}

test('switched on and off at one moment, it changes nothing', () => {
  const scripts = fc.array(
    fc.record({
      at: fc.integer({ min: 0, max: 200_000 }).map(micros),
      command: anyCommand.filter((command) => command.do !== 'byHand'),
    }),
    { maxLength: 10 },
  );
  fc.assert(
    fc.property(
      fc.nat(),
      scripts,
      fc.constantFrom('fifo' as const, 'any' as const),
      fc.integer({ min: 0, max: 200_000 }),
      (seed, lines, order, moment) => {
        const script = lines.toSorted((a, b) => a.at - b.at);
        const run = (switching: boolean) => {
          const records: TraceRecord<Toy>[] = [];
          const { network } = toyScenario();
          const scenario = toyScenario({
            seed,
            script,
            network: { ...network, all: { ...network.all, order } },
          });
          const simulator = createSimulator(toy, scenario, { sink: (r) => records.push(r) });
          simulator.run({ time: micros(moment), events: null });
          // Messages that are held one by one would be let go.
          if (switching && simulator.world.held().length === 0) {
            simulator.apply(byHand(true));
            simulator.apply(byHand(false));
          }
          simulator.run({ time: ms(260), events: null });
          return happenings(simulator, records);
        };
        expect(run(true)).toEqual(run(false));
      },
    ),
    { numRuns: 80 },
  );
});

/** What may begin a step while it is on; a message only if a command had waited for it to be sent. */
const GOES_ON = ['command', 'request', 'written', 'wait', 'start', 'deliver', 'drop'];

test('while it is on, only what someone chose brings a message or runs a timer', () => {
  fc.assert(
    fc.property(fc.nat(), anyScript, (seed, script) => {
      const records: TraceRecord<Toy>[] = [];
      const simulator = createSimulator(toy, toyScenario({ seed, script }), {
        sink: (r) => records.push(r),
      });
      const { world } = simulator;
      for (let i = 0; i < 300; i++) {
        const next = world.seq;
        if (!simulator.step()) break;
        expect(world.step).toBe(next);
        const ids = world.held().map(({ id }) => id);
        expect(ids).toEqual(ids.toSorted((a, b) => a - b));
        if (!world.byHand) continue;
        expect(GOES_ON).toContain(records[next]?.kind);
        for (const { dueAt } of world.inFlight()) expect(dueAt).toBe(world.time);
      }
    }),
    { numRuns: 60 },
  );
});

test('a message chosen by hand does what the same step does to a world without time', () => {
  fc.assert(
    fc.property(fc.nat(), fc.array(fc.nat(), { minLength: 1, maxLength: 12 }), (seed, picks) => {
      const simulator = createSimulator(toy, toyScenario({ seed, workload: null }), {
        freeze: true,
      });
      simulator.run({ time: ms(30), events: null });
      simulator.apply(byHand(true));
      for (const pick of picks) {
        const held = simulator.world.held();
        const before = pureWorldOf(simulator);
        const index = pick % Math.max(1, held.length);
        const chosen = held[index];
        if (!chosen) return;
        simulator.apply(one('deliverNow', chosen.id));
        const after = pureWorldOf(simulator);
        const next = stepPure(toy, null, before, { take: 'deliver', index });
        const states = (world: typeof after) =>
          world.nodes.map(({ state, durable }) => [state, durable]);
        expect(next.some(({ world }) => equalPlain(states(world), states(after)))).toBe(true);
      }
    }),
    { numRuns: 40 },
  );
});

describe('release', () => {
  test('lets a message go on with what was left of its way when it was held', () => {
    const { simulator, until, of, flight } = pinged();
    simulator.apply(one('hold', flight.id), ms(5));
    expect(simulator.world.held()).toMatchObject([{ heldAt: 5000, dueAt: 11_000 }]);
    expect(simulator.apply(one('hold', flight.id), ms(6))).toBe(false);
    expect(simulator.apply({ do: 'release', message: { type: 'Ping' } }, ms(50))).toBe(true);
    expect(simulator.world.inFlight()).toMatchObject([{ dueAt: 56_000, stood: 45_000 }]);
    until(ms(100));
    expect(
      of('deliver').filter((r) => r.kind === 'deliver' && r.cause === flight.id),
    ).toMatchObject([{ at: 56_000 }]);
  });

  test('meets nothing where nothing is held, and none while all are', () => {
    const { simulator, flight } = pinged();
    expect(simulator.apply(one('release', flight.id))).toBe(false);
    expect(simulator.apply({ do: 'release', message: {} })).toBe(false);
    simulator.apply(byHand(true));
    expect(simulator.apply(one('release', flight.id))).toBe(false);
    expect(simulator.live.traps).toEqual([]);
  });
});

describe('nudge', () => {
  test('lets timers run out together, when the earliest does', () => {
    const { simulator, until, of } = quiet();
    simulator.apply(fire(p2), ms(300));
    simulator.apply(fire(p1), ms(200));
    expect(simulator.apply(nudge('align'), ms(400))).toBe(true);
    expect(ticks(simulator)).toEqual([1_000_000, 1_000_000, 1_000_000]);
    until(ms(1000));
    expect(of('timer').filter(({ at }) => at === 1_000_000)).toHaveLength(3);
  });

  test('lets timers run out one after the other, in their order', () => {
    const { simulator } = quiet();
    simulator.apply(fire(p1), ms(300));
    simulator.apply(fire(p2), ms(301));
    simulator.apply(nudge('spread'), ms(400));
    expect(ticks(simulator)).toEqual([1_333_333, 1_666_666, 1_000_000]);
  });

  test('leaves out nodes that are not up, and needs two timers', () => {
    const { simulator } = quiet();
    simulator.apply({ do: 'pause', node: p1 });
    simulator.apply(fire(p2), ms(300));
    simulator.apply(nudge('align'), ms(400));
    expect(ticks(simulator)).toEqual([1_000_000, 1_000_000, 1_000_000]);
    simulator.apply({ do: 'crash', node: p2 });
    expect(simulator.apply(nudge('align'))).toBe(false);
  });

  test('while time stands still for timers, moves what will count later', () => {
    const { simulator } = quiet();
    simulator.apply(fire(p1), ms(300));
    simulator.apply(byHand(true), ms(500));
    simulator.apply(fire(p2), ms(600));
    simulator.apply(nudge('align'), ms(700));
    expect(ticks(simulator)).toEqual([1_200_000, 1_200_000, 1_200_000]);
    simulator.apply(byHand(false), ms(800));
    expect(ticks(simulator)).toEqual([1_300_000, 1_300_000, 1_300_000]);
  });
});

describe('the record of a command', () => {
  test('has the message that it met', () => {
    const { simulator, of, flight } = pinged();
    simulator.apply({ do: 'duplicate', message: { type: 'Ping' } });
    simulator.apply(one('drop', seq(999)));
    const [, duplicate, drop] = of('command');
    expect(duplicate).toMatchObject({ missed: false, about: { id: flight.id, from: a1 } });
    expect(drop).toMatchObject({ missed: true });
    expect(drop).not.toHaveProperty('about');
    expect(stateOf(simulator, p1).seen).toBe(0);
  });
});
