import { describe, expect, test } from 'vitest';
import { courseOf } from '../../../src/checkers/seeds/course.ts';
import { ms, seconds } from '../../../src/core/duration.ts';
import { swim } from '../../../src/protocols/swim/index.ts';
import { beliefsOf, broken, fileOf, play, roleOf, runTo, start, told } from './runs.ts';

/** Whole groups at work: what the papers promise of them. */

const quiet = (nodes: number, more: object = {}) => ({ nodes: { node: nodes }, ...more });

describe('time-bounded completeness (4.3)', () => {
  test.each([2, 3, 8])('%i members: each is probed by each within 2n - 1 periods', (nodes) => {
    const run = play(quiet(nodes), 6 * nodes);
    const probes = new Map<string, number[]>();
    const begun = new Map<number, number>();
    for (const record of run.records) {
      const node = Number(record.node);
      if (record.kind === 'timer' && record.timer.type === 'period') {
        begun.set(node, (begun.get(node) ?? 0) + 1);
      } else if (record.kind === 'send' && record.envelope.message.type === 'Ping') {
        const way = `${node} ${record.envelope.to}`;
        probes.set(way, [...(probes.get(way) ?? [0]), begun.get(node) ?? 0]);
      }
    }
    expect(probes.size).toBe(nodes * (nodes - 1));
    const gaps = [...probes.values()].flatMap((all) =>
      all.slice(1).map((at, i) => at - (all[i] ?? 0)),
    );
    // Once in each round of n - 1: first in one, last in the next.
    expect(Math.max(...gaps)).toBeLessThanOrEqual(2 * (nodes - 1) - 1);
  });

  test.each([1, 2, 3])('a crash is known to all within that and a suspicion, seed %i', (seed) => {
    const run = start(quiet(6, { seed, script: [{ at: '2s', do: 'crash', node: 'n4' }] }));
    runTo(run, 2 + 11 + 1 + 4 + 1);
    expect(beliefsOf(run, 3)).toEqual(['dead 0']);
  });
});

test('where nothing fails, a ping and an answer a period, and no news', () => {
  const run = play(quiet(12), 30);
  const count = (type: string) =>
    run.records.filter((one) => one.kind === 'send' && one.envelope.message.type === type);
  const periods = run.records.filter((one) => one.kind === 'timer').length;
  expect(periods).toBeGreaterThan(340);
  expect([count('Ping').length, count('Ack').length]).toEqual([
    periods,
    expect.closeTo(periods, -1),
  ]);
  expect(run.records.filter(({ kind }) => kind === 'note')).toEqual([]);
});

describe('the scenarios', () => {
  test('one-crash: n5 is suspected, declared dead, and everybody knows', () => {
    const run = play(fileOf('one-crash'), 20);
    const [first] = told(run, 'suspected');
    expect(first?.params.member).toBe(4);
    const [dead] = told(run, 'declaredDead');
    // 4 × 1.079 periods later, as for twelve members.
    expect((dead?.at ?? 0) - (first?.at ?? 0)).toBe(ms(4316));
    expect(beliefsOf(run, 4)).toEqual(['dead 0']);
  });

  test('lossy: others help, some are suspected all the same, and object', () => {
    const run = play(fileOf('lossy'), 40);
    const [failed, helped, suspected, refuted] = [
      'probeFailed',
      'answeredThrough',
      'suspected',
      'refutedSuspicion',
    ].map((key) => told(run, key).length) as [number, number, number, number];
    expect(helped).toBeGreaterThan(suspected);
    expect(suspected).toBeGreaterThan(0.04 * failed);
    expect(refuted).toBeGreaterThan(0.8 * suspected);
  });

  test('thousand: found as soon as among twelve, and known to all', () => {
    const run = play(fileOf('thousand'), 30);
    expect(told(run, 'suspected')[0]?.at).toBeLessThan(seconds(6));
    expect(beliefsOf(run, 499)).toEqual(['dead 0']);
    expect(broken(run)).toEqual([]);
  }, 60_000);
});

describe('coming and going', () => {
  test('one that leaves is known to have left, and is not suspected', () => {
    const script = [{ at: '2s', do: 'request', node: 'n3', request: { op: 'leave' } }];
    const run = play(quiet(6, { script }), 20);
    expect(roleOf(run, 2)).toBe('left');
    expect(beliefsOf(run, 2)).toEqual(['left 0']);
    expect(told(run, 'suspected')).toEqual([]);
  });

  test('and comes back when it is asked to', () => {
    const script = [
      { at: '2s', do: 'request', node: 'n3', request: { op: 'leave' } },
      { at: '20s', do: 'request', node: 'n3', request: { op: 'join' } },
    ];
    const run = play(quiet(6, { script }), 30);
    expect(roleOf(run, 2)).toBe('member');
    expect(beliefsOf(run, 2)).toEqual(['alive 1']);
  });

  test('a new one is known to all', () => {
    const run = play(quiet(6, { script: [{ at: '2s', do: 'add', kind: 'node' }] }), 12);
    expect(roleOf(run, 6)).toBe('member');
    expect(beliefsOf(run, 6)).toEqual(['alive 0']);
    expect(beliefsOf(run, 0)).toEqual(['alive 0']);
  });

  test('one that restarts has forgotten all, and objects to its death', () => {
    const script = [
      { at: '2s', do: 'crash', node: 'n3' },
      { at: '20s', do: 'restart', node: 'n3', disk: 'keep' },
    ];
    const run = start(quiet(6, { script }));
    runTo(run, 19);
    expect(beliefsOf(run, 2)).toEqual(['dead 0']);
    runTo(run, 30);
    expect(told(run, 'refutedDeath')).toMatchObject([{ params: { node: 2, incarnation: 1 } }]);
    expect(beliefsOf(run, 2)).toEqual(['alive 1']);
  });

  test('when all of them restart, the seeds bring them together again', () => {
    const names = ['n1', 'n2', 'n3', 'n4', 'n5'];
    const script = [
      ...names.map((node) => ({ at: '2s', do: 'crash', node })),
      ...names.map((node, i) => ({ at: `${4 + i}s`, do: 'restart', node, disk: 'keep' })),
    ];
    const run = play(quiet(5, { script }), 30);
    for (let node = 0; node < 5; node++) expect(beliefsOf(run, node)).toEqual(['alive 0']);
  });
});

describe('a partition that lasts', () => {
  const groups = [
    ['n1', 'n2', 'n3'],
    ['n4', 'n5', 'n6'],
  ];
  const script = [
    { at: '1s', do: 'partition', groups },
    { at: '30s', do: 'heal' },
  ];

  test('leaves two groups that hold each other to be dead', () => {
    const run = start(quiet(6, { script }));
    runTo(run, 29);
    expect(beliefsOf(run, 0)).toEqual(['alive 0', 'dead 0']);
    runTo(run, 90);
    expect(beliefsOf(run, 0)).toEqual(['alive 0', 'dead 0']);
  });

  test('is overcome where the dead are tried', () => {
    const params = { reconnectInterval: '5s' };
    const run = play(quiet(6, { script, params }), 90);
    for (let node = 0; node < 6; node++) {
      expect(beliefsOf(run, node)).toEqual([expect.stringMatching(/^alive [1-9]/)]);
    }
    expect(swim.progress?.(run.simulator.world)).toBe(true);
  });
});

describe('figures', () => {
  const figures = (run: ReturnType<typeof play>) =>
    Object.fromEntries(
      (swim.survey?.figures ?? []).map((figure) => {
        const { world } = run.simulator;
        return [
          figure.name,
          [figure.of(courseOf(run.simulator), world), figure.expected?.(world) ?? null],
        ];
      }),
    ) as Record<string, readonly [number | null, number | null]>;

  test('of a crash', () => {
    const found = figures(play(fileOf('one-crash'), 20));
    expect(found.firstSuspicion).toEqual([1_285_604, expect.closeTo(2_039_000, -5)]);
    expect(found.firstDeath?.[0]).toBe(1_285_604 + 4_316_000);
    expect(found.spread?.[0]).toBeLessThanOrEqual(2);
    expect(found.falseDeaths?.[0]).toBe(0);
    expect(found.suspicions?.[0]).toBeNull();
  });

  test('of a lossy network: what is counted is near what the paper expects', () => {
    const run = play({ ...fileOf('lossy'), nodes: { node: 60 } }, 40);
    const found = figures(run);
    const [share, expected] = found.suspicions as [number, number];
    expect(expected).toBeCloseTo(0.36 * 0.5904 * 0.5904 * 0.5904, 10);
    expect(Math.abs(share / expected - 1)).toBeLessThan(0.2);
    const [load, expectedLoad] = found.load as [number, number];
    expect(Math.abs(load / expectedLoad - 1)).toBeLessThan(0.05);
  });

  test('the counts beside the published ones, where nothing was done', () => {
    const counts = swim.views.find((view) => view.kind === 'counts');
    const run = play({ ...fileOf('lossy'), nodes: { node: 60 } }, 40);
    const rows = counts?.counts(courseOf(run.simulator), run.simulator.world) ?? [];
    for (const { label, counted, published } of rows) {
      if (label.key === 'detection')
        expect([counted, published]).toEqual([null, expect.closeTo(2.08, 1)]);
      else expect(Math.abs((counted ?? 0) / (published ?? 1) - 1), label.key).toBeLessThan(0.2);
    }
  });
});
