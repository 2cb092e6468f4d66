import { describe, expect, test } from 'vitest';
import { ms } from '../../src/core/duration.ts';
import { micros, type NodeId } from '../../src/core/ids.ts';
import { createSimulator, type Simulator } from '../../src/engine/simulator.ts';
import type { Command } from '../../src/sdk/command.ts';
import { ask, fire, pinged, quiet, stateOf } from './quiet.ts';
import { a1, p1, p2, p3, type Toy, toy, toyScenario } from './toy.ts';

const seenBy = (simulator: Simulator<Toy>) => [p1, p2, p3].map((p) => stateOf(simulator, p).seen);

describe('the network', () => {
  test('delivers after the delay', () => {
    const { until, of, target } = pinged();
    until(ms(10));
    expect(of('deliver')).toHaveLength(0);
    until(ms(11));
    expect(of('deliver', target)[0]?.at).toBe(11_000);
  });

  test('loses a message in flight when its link is cut, in that direction only', () => {
    const { simulator, until, of, flight, target } = pinged();
    simulator.apply({ do: 'cut', from: target, to: a1 });
    expect(of('drop')).toHaveLength(0);
    simulator.apply({ do: 'cut', from: a1, to: target });
    expect(of('drop', target).map((r) => r.cause)).toEqual([flight.id]);
    simulator.apply({ do: 'mend', from: a1, to: target });
    until(ms(50));
    expect(of('deliver')).toHaveLength(0);
  });

  test('lets what is sent into a cut link die half-way', () => {
    const { simulator, until, of } = quiet();
    simulator.apply({ do: 'partition', groups: [[a1], [p1, p2, p3]] });
    simulator.apply(ask(a1));
    until(ms(50));
    expect(of('drop').map((r) => r.at)).toEqual([5000]);
    simulator.apply({ do: 'heal' });
    simulator.apply(ask(a1));
    until(ms(100));
    expect(of('deliver')).toHaveLength(2);
  });

  test('parts groups from each other and from nobody else', () => {
    const { simulator } = quiet();
    simulator.apply({ do: 'partition', groups: [[p1], [p2, p3]] });
    const cut = (a: NodeId, b: NodeId) => simulator.world.isCut(a, b);
    expect([cut(p1, p2), cut(p2, p1), cut(p3, p1), cut(p2, p3), cut(a1, p1), cut(p1, a1)]).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
    simulator.apply({ do: 'partition', groups: [[p2], [p3]] });
    expect([cut(p1, p2), cut(p2, p3)]).toEqual([false, true]);
  });

  test('drops, holds, hands over and doubles one message by hand', () => {
    const drop = pinged();
    drop.simulator.apply({ do: 'drop', message: { envelope: drop.flight.id } });
    drop.until(ms(50));
    expect(drop.of('deliver')).toHaveLength(0);

    const hold = pinged();
    hold.simulator.apply({ do: 'hold', message: { envelope: hold.flight.id } });
    hold.until(ms(500));
    expect(hold.of('deliver')).toHaveLength(0);
    expect(hold.simulator.world.held()).toHaveLength(1);
    hold.simulator.apply({ do: 'deliverNow', message: { envelope: hold.flight.id } });
    expect(hold.of('deliver', hold.target)[0]?.at).toBe(500_000);

    const now = pinged();
    now.simulator.apply({ do: 'deliverNow', message: { envelope: now.flight.id } });
    now.until(ms(60));
    expect(now.of('deliver', now.target).map((r) => r.at)).toEqual([1000]);

    const twice = pinged();
    twice.simulator.apply({ do: 'duplicate', message: { envelope: twice.flight.id } });
    twice.until(ms(12));
    expect(twice.of('deliver', twice.target)).toHaveLength(2);
  });

  test('does so to the next message that matches, also if it is sent later', () => {
    const { simulator, until, of, records } = quiet();
    simulator.apply({ do: 'drop', message: { from: a1, type: 'Ping' } });
    simulator.apply(ask(a1));
    simulator.apply(ask(a1));
    until(ms(100));
    const pings = records.flatMap((r) =>
      r.kind === 'deliver' && r.envelope.message.type === 'Ping' ? [r] : [],
    );
    expect(pings).toHaveLength(1);
    expect(of('drop')).toHaveLength(1);
  });

  test('says so when a command meets nothing', () => {
    const { simulator, of } = quiet();
    expect(simulator.apply({ do: 'deliverNow', message: { envelope: micros(999) as never } })).toBe(
      false,
    );
    expect(simulator.apply({ do: 'crash', node: { role: 'busy' } })).toBe(false);
    expect(of('command').every((r) => r.kind === 'command' && r.missed)).toBe(true);
  });

  test('keeps order on a link that is told to', () => {
    const arrivals = (order: 'fifo' | 'any') => {
      const delay = { kind: 'uniform', min: ms(1), max: ms(40) } as const;
      const { simulator, until, records } = quiet({ members: { peer: 1, asker: 1 } });
      simulator.apply({ do: 'link', model: { order, delay } });
      for (let i = 0; i < 20; i++) simulator.apply(ask(1 as NodeId));
      until(ms(200));
      return records.flatMap((r) => (r.kind === 'deliver' && r.node === p1 ? [r.envelope.id] : []));
    };
    const sorted = (ids: number[]) => ids.toSorted((a, b) => a - b);
    expect(arrivals('fifo')).toEqual(sorted(arrivals('fifo')));
    expect(arrivals('any')).not.toEqual(sorted(arrivals('any')));
    expect(arrivals('fifo')).toHaveLength(20);
  });

  test('loses and doubles about as many as it is told to', () => {
    const { simulator, until, of } = quiet();
    simulator.apply({ do: 'link', from: a1, model: { loss: [1, 4], duplicate: [1, 2] } });
    for (let i = 0; i < 400; i++) simulator.apply(ask(a1));
    until(ms(12));
    const lost = of('drop').length;
    expect(lost).toBeGreaterThan(60);
    expect(lost).toBeLessThan(140);
    const doubled = of('duplicate').length;
    expect(doubled).toBeGreaterThan(100);
    expect(doubled).toBeLessThan(200);
  });

  test('draws from a table of quantiles, between its ends and with its middle', () => {
    const { simulator, until, records } = quiet();
    const delay = { kind: 'table', quantiles: [ms(1), ms(2), ms(100)] } as const;
    simulator.apply({ do: 'link', from: a1, model: { delay } });
    for (let i = 0; i < 300; i++) simulator.apply(ask(a1));
    until(ms(200));
    const delays = records.flatMap((r) =>
      r.kind === 'send' && r.node === a1 ? [r.envelope.dueAt - r.envelope.sentAt] : [],
    );
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(1000);
    expect(Math.max(...delays)).toBeLessThanOrEqual(100_000);
    const short = delays.filter((d) => d <= 2000).length;
    expect(short).toBeGreaterThan(110);
    expect(short).toBeLessThan(190);
  });
});

describe('a node', () => {
  test('loses what is volatile in a crash and keeps what was written', () => {
    const { simulator, until, target } = pinged();
    until(ms(12));
    expect(stateOf(simulator, target)).toMatchObject({ seen: 1, role: 'busy' });
    simulator.apply({ do: 'crash', node: target });
    expect(stateOf(simulator, target)).toMatchObject({ seen: 1, role: 'idle', lastFrom: null });
    simulator.apply({ do: 'restart', node: target, disk: 'keep' });
    expect(stateOf(simulator, target).seen).toBe(1);
    simulator.apply({ do: 'crash', node: target });
    simulator.apply({ do: 'restart', node: target, disk: 'lost' });
    expect(stateOf(simulator, target).seen).toBe(0);
  });

  test('may lose its last write', () => {
    const { simulator, until } = quiet();
    for (let i = 1; i <= 3; i++) {
      simulator.apply({ do: 'restart', node: p1, disk: 'keep' });
      simulator.apply(fire(p2));
      simulator.apply(fire(p3));
      until(ms(30 * i));
    }
    const { seen } = stateOf(simulator, p1);
    expect(seen).toBeGreaterThan(1);
    simulator.apply({ do: 'crash', node: p1 });
    simulator.apply({ do: 'restart', node: p1, disk: 'lastWriteLost' });
    expect(stateOf(simulator, p1).seen).toBe(seen - 1);
  });

  test('gets nothing and fires no timer while it is down', () => {
    const { simulator, until, of, target } = pinged();
    simulator.apply({ do: 'crash', node: target });
    until(ms(3000));
    expect(of('deliver', target)).toHaveLength(0);
    expect(of('drop', target).length).toBeGreaterThan(0);
    expect(of('timer', target)).toHaveLength(0);
  });

  test('does late what came while it was paused, in order', () => {
    const { simulator, until, of, records, target } = pinged();
    simulator.apply({ do: 'pause', node: target });
    until(ms(1500));
    expect(of('deliver', target)).toHaveLength(0);
    expect(of('timer', target)).toHaveLength(0);
    simulator.apply({ do: 'resume', node: target });
    const late = records.filter(
      (r) => r.node === target && (r.kind === 'deliver' || r.kind === 'timer'),
    );
    expect(late.length).toBeGreaterThanOrEqual(2);
    expect(late.every((r) => r.at === 1_500_000)).toBe(true);
    expect(late.map((r) => r.kind).indexOf('deliver')).toBe(0);
  });

  test('sends nothing that depends on a write before the write is done, and never if it crashes first', () => {
    const slow: Command<Toy> = { do: 'disk', node: p1, write: { kind: 'fixed', by: ms(20) } };
    const started = () => {
      const run = quiet({ members: { peer: 1, asker: 1 } });
      run.simulator.apply(slow);
      run.simulator.apply(ask(1 as NodeId));
      run.until(ms(25));
      return run;
    };
    const done = started();
    expect(done.of('persist', p1)).toHaveLength(1);
    expect(done.of('send', p1)).toHaveLength(0);
    expect(done.simulator.live.slots[0]?.durable).toEqual({ seen: 0 });
    done.until(ms(60));
    expect(done.of('written', p1)[0]?.at).toBe(30_000);
    expect(done.of('send', p1)[0]?.at).toBe(30_000);
    expect(done.simulator.live.slots[0]?.durable).toEqual({ seen: 1 });
    expect(done.of('reply')).toHaveLength(1);

    const crashed = started();
    crashed.simulator.apply({ do: 'crash', node: p1 });
    crashed.simulator.apply({ do: 'restart', node: p1, disk: 'keep' });
    crashed.until(ms(100));
    expect(crashed.of('send', p1)).toHaveLength(0);
    expect(stateOf(crashed.simulator, p1).seen).toBe(0);
  });

  test('says nothing while it is paused, though its disk goes on; it does when it goes on itself', () => {
    const { simulator, until, of } = quiet({ members: { peer: 1, asker: 1 } });
    simulator.apply({ do: 'disk', node: p1, write: { kind: 'fixed', by: ms(20) } });
    simulator.apply(ask(1 as NodeId));
    until(ms(15));
    simulator.apply({ do: 'pause', node: p1 });
    until(ms(200));
    expect(simulator.live.slots[0]?.durable).toEqual({ seen: 1 });
    expect(of('send', p1)).toHaveLength(0);
    simulator.apply({ do: 'resume', node: p1 });
    expect(of('send', p1).map((r) => r.at)).toEqual([200_000]);
    until(ms(300));
    expect(of('reply')).toHaveLength(1);
  });

  test('lives by its own clock', () => {
    const { simulator, until, of } = quiet();
    simulator.apply({ do: 'clock', node: p1, drift: [2, 1] });
    simulator.apply({ do: 'clock', node: p2, offset: ms(-300) });
    until(ms(600));
    expect(of('timer', p1).map((r) => r.at)).toEqual([500_000]);
    expect(of('timer', p2)).toHaveLength(0);
    simulator.apply(fire(p3));
    until(ms(620));
    const clocks = [p1, p2].map((p) => stateOf(simulator, p).clockAt).filter((at) => at !== 0);
    expect(clocks.every((at) => [1_220_000, 1_020_000, 310_000].includes(at))).toBe(true);
  });

  test('can be added and removed', () => {
    const { simulator, until, of } = quiet();
    simulator.apply({ do: 'add', kind: 'peer' });
    const added = simulator.world.nodes.at(-1);
    expect(added).toMatchObject({ id: 4, name: 'p4', kind: 'peer', health: 'up' });
    until(ms(3000));
    expect(of('timer', added?.id).length).toBeGreaterThan(0);
    simulator.apply({ do: 'remove', node: p1 });
    expect(simulator.members.peer).toEqual([p2, p3, 4]);
    const before = of('timer', p1).length;
    until(ms(6000));
    expect(of('timer', p1)).toHaveLength(before);
    expect(simulator.apply({ do: 'restart', node: p1, disk: 'keep' })).toBe(false);
  });

  test('starts as the scenario says, on disk and in memory', () => {
    const { simulator } = quiet({ initial: { 0: { seen: 7, role: 'busy' } } });
    expect(stateOf(simulator, p1)).toMatchObject({ seen: 7, role: 'busy' });
    expect(simulator.live.slots[0]?.durable).toEqual({ seen: 7 });
    simulator.apply({ do: 'crash', node: p1 });
    simulator.apply({ do: 'restart', node: p1, disk: 'keep' });
    expect(stateOf(simulator, p1)).toMatchObject({ seen: 7, role: 'idle' });
  });
});

describe('settings and checks', () => {
  test('a setting changed in mid-run counts from then on', () => {
    const { simulator, until, records } = quiet();
    const ticks = () =>
      records.filter((r) => r.kind === 'timer' && r.node === p1 && r.timer.type === 'tick');
    simulator.apply({ do: 'set', param: 'period', value: [ms(100), ms(100)] });
    until(ms(1000));
    expect(ticks()).toHaveLength(1);
    until(ms(1350));
    expect(ticks()).toHaveLength(4);
  });

  test('a broken invariant ends the run, once; or is noted and the run goes on', () => {
    const broken = toyScenario({ params: { period: [ms(5), ms(10)], limit: 3 } });
    const stops = createSimulator(toy, broken);
    expect(stops.run({ time: ms(500), events: null })).toBe('violation');
    expect(stops.violations).toHaveLength(1);
    expect(stops.violations[0]).toMatchObject({
      invariant: 'seenLimit',
      violation: { detail: { seen: 4 } },
    });
    expect(stops.world.time).toBe(stops.violations[0]?.at);
    expect(stops.run({ time: ms(500), events: null })).toBe('limit');
    const goesOn = createSimulator(toy, broken, { checks: 'goOn' });
    expect(goesOn.run({ time: ms(500), events: null })).toBe('limit');
    expect(goesOn.violations).toHaveLength(1);
  });

  test('states what was seen in operations', () => {
    const { simulator, until } = pinged();
    until(ms(50));
    expect(simulator.operations()).toEqual([
      {
        id: 0,
        node: a1,
        request: { op: 'ask', key: 'x' },
        invokedAt: 1000,
        invokedBy: 5,
        response: { ok: true },
        returnedAt: 21_000,
        returnedBy: 17,
      },
    ]);
    expect(seenBy(simulator).reduce((sum, n) => sum + n)).toBe(1);
  });
});
