import { describe, expect, test } from 'vitest';
import { runSeed } from '../../../src/checkers/seeds/seedRun.ts';
import { readScenario } from '../../../src/files/scenario.ts';
import type { Params } from '../../../src/protocols/gossip/params.ts';
import { expectedOf, type Setting, settingOf } from '../../../src/protocols/gossip/theory.ts';
import { withinBand } from '../../checkers/seeds/band.ts';
import { protocol, start } from './rig.ts';

/**
 * What runs come to, held against theory. Theory works with shares of very many nodes and with means, so that its figures are
 * exact for large clusters only: each test says how far off they may be, and beyond that refuses a right program for one in a
 * million choices of seeds.
 */

interface Told {
  readonly residue: number[];
  readonly last: number[];
  readonly mean: number[];
}

const fileOf = (nodes: number, params: Partial<Params>, loss: number) => ({
  ...{ version: 1, protocol: 'gossip', id: 'theory', seed: 1 },
  ...{ title: { en: 'x', zh: 'x' }, watch: { en: 'x', zh: 'x' } },
  nodes: { node: nodes },
  params: { ...params, period: '100ms' },
  network: { delay: { fixed: '20ms' }, loss },
  script: [
    {
      ...{ at: '10ms', do: 'request', node: 'n1' },
      request: { op: 'publish', key: 'x', value: '1' },
    },
  ],
  until: { time: '3500ms', events: 1_000_000 },
});

/** The figures of so many runs with seeds from 1 on, and what is expected of them. */
function figures(nodes: number, params: Partial<Params>, seeds: number, loss = 0) {
  const file = fileOf(nodes, params, loss);
  const scenario = readScenario(protocol, file);
  const told: Told = { residue: [], last: [], mean: [] };
  for (let seed = 1; seed <= seeds; seed++) {
    const [residue, last, mean] = runSeed(protocol, scenario, seed).figures;
    told.residue.push(residue ?? Number.NaN);
    told.last.push(last ?? Number.NaN);
    told.mean.push(mean ?? Number.NaN);
  }
  const setting = settingOf(start(file).world) as Setting;
  return { told, theory: expectedOf(setting) };
}

const around = (value: number, off: number) => [value - off, value + off] as const;

describe('a rumour that nobody stops telling', () => {
  test.each([
    ['push', {}, 0],
    ['push', { fanout: 3 }, 0],
    ['push', { fanout: 2 }, 0.4],
    ['pull', {}, 0],
    ['pushPull', {}, 0.2],
    ['push', { fanout: 3, inStep: false }, 0],
    ['pull', { inStep: false }, 0.3],
  ] as const)('%s %o with loss %d comes when it is expected', (exchange, params, loss) => {
    const { told, theory } = figures(96, { exchange, ...params }, 14, loss);
    const [last, mean] = [
      withinBand(told.last, around(theory.last, 0.8)),
      withinBand(told.mean, around(theory.mean, 0.6)),
    ];
    expect(last.within, `last: ${last.said}`).toBe(true);
    expect(mean.within, `mean: ${mean.said}`).toBe(true);
    expect(told.residue.every((residue) => residue === 0)).toBe(true);
  });

  test('by push takes about log2 n + ln n rounds (Pittel 1987)', () => {
    const { told } = figures(256, {}, 12);
    const last = withinBand(told.last, around(Math.log2(256) + Math.log(256), 1.5));
    expect(last.within, last.said).toBe(true);
  });
});

describe('anti-entropy alone', () => {
  test.each(['push', 'pull', 'pushPull'] as const)('%s', (antiEntropy) => {
    const params = { spread: 'none', antiEntropy, antiEntropyPeriod: '100ms' as never } as const;
    const { told, theory } = figures(96, params, 14);
    const last = withinBand(told.last, around(theory.last, 0.8));
    expect(last.within, last.said).toBe(true);
  });
});

describe('a rumour in which interest is lost', () => {
  test.each([
    ['by counter, with feedback', { feedback: true, losing: 'counter', k: 2 }, 0],
    ['by coin, with feedback', { feedback: true, losing: 'coin', k: 3 }, 0],
    ['by coin, blind', { feedback: false, losing: 'coin', k: 3 }, 0],
    ['after one round', { feedback: false, losing: 'counter', k: 1, fanout: 3 }, 0],
    ['by pull', { feedback: true, losing: 'counter', k: 1, exchange: 'pull' }, 0],
    ['where messages are lost', { feedback: true, losing: 'counter', k: 2, fanout: 2 }, 0.3],
    ['each on its own beat', { feedback: true, losing: 'counter', k: 2, inStep: false }, 0],
  ] as const)('%s leaves out as many as expected', (_, params, loss) => {
    const { told, theory } = figures(240, params as Partial<Params>, 16, loss);
    // A rumour that dies out at its very beginning is no epidemic, which theory takes for granted.
    const spread = told.residue.filter((residue) => residue < 0.7);
    expect(spread.length).toBeGreaterThan(10);
    const residue = withinBand(spread, around(theory.residue, 0.012));
    expect(residue.within, residue.said).toBe(true);
  });
});

describe('published figures, for 1,000 nodes (Demers et al. 1987)', () => {
  const table = (params: Partial<Params>) =>
    expectedOf({
      ...{ nodes: 1000, exchange: 'push', fanout: 1, feedback: false, losing: 'coin', k: 1 },
      ...{ arrives: 1, hops: { push: 1, pull: 2 }, inStep: true, delay: 0.1 },
      ...params,
    } as Setting);

  test.each([
    [2, 0.2, 1.6],
    [3, 0.06, 2.8],
    [4, 0.021, 3.9],
    [5, 0.008, 4.9],
  ])('table 2: push, blind, coin, k = %i', (k, residue, updates) => {
    const expected = table({ k });
    expect(expected.residue).toBeCloseTo(residue, 2);
    expect(Math.abs(expected.updates - updates)).toBeLessThan(0.1);
  });

  test.each([
    [1, 0.031],
    [2, 0.00058],
  ])('table 3: pull, feedback, counter, k = %i', (k, residue) => {
    const expected = table({ exchange: 'pull', feedback: true, losing: 'counter', k });
    expect(expected.residue / residue).toBeGreaterThan(0.85);
    expect(expected.residue / residue).toBeLessThan(1.15);
  });

  test.each([1, 2, 3])('the residue of push is e to the minus traffic: k = %i', (k) => {
    for (const params of [{ k: k + 1 }, { k, losing: 'counter', feedback: true }] as const) {
      const { residue, updates } = table(params);
      expect(residue / Math.exp(-updates)).toBeCloseTo(1, 1);
    }
  });

  test('infect and die: s = exp(-k (1 - s))', () => {
    const { residue } = table({ losing: 'counter', k: 1, fanout: 3 });
    expect(residue).toBeCloseTo(Math.exp(-3 * (1 - residue)), 3);
  });
});

test('where theory has nothing to say it is silent', () => {
  const world = (params: object) => start(fileOf(8, params as never, 0)).world;
  expect(settingOf(world({ topology: 'ring' }))).toBeNull();
  expect(settingOf(world({ spread: 'announce' }))).toBeNull();
  expect(settingOf(world({ spread: 'none' }))).toBeNull();
  expect(settingOf(world({ spread: 'none', antiEntropy: 'pull' }))).toMatchObject({
    exchange: 'pull',
  });
});
