import { describe, expect, test } from 'vitest';
import { PLAN, runRound } from '../../../src/checkers/fuzz/round.ts';
import { readScenario } from '../../../src/files/scenario.ts';
import { swim } from '../../../src/protocols/swim/index.ts';

/** Whatever fails, no promise is broken; and once all is mended, the group comes together. ORRERY_FUZZ sets how many runs. */
const numRuns = Number(process.env.ORRERY_FUZZ ?? 12);
const seeds = Array.from({ length: numRuns }, (_, i) => i + 1);

const read = (params: object, variant: string | null = null, nodes = 5) =>
  readScenario(swim, { version: 1, protocol: 'swim', nodes: { node: nodes }, params, variant });

const EAGER = { probeInterval: '100ms', probeTimeout: '50ms' };
const COMING_TOGETHER = { ...EAGER, pushPullInterval: '300ms', reconnectInterval: '150ms' };
const LIFEGUARD = { lhaProbe: true, lhaSuspicion: true, buddySystem: true };

/** What single messages may meet stays behind when all is mended, and so may hands that hold time; safety is held against both. */
const MENDED = [
  ...['crash', 'restart', 'restart', 'pause', 'cut', 'partition', 'heal'],
  ...['network', 'clock', 'disk', 'leave', 'join'],
];

const failures = (scenario: ReturnType<typeof read>, plan = PLAN) =>
  seeds.flatMap((seed) => {
    const { failure } = runRound(swim, scenario, seed, plan);
    return failure ? [{ seed, ...failure }] : [];
  });

describe('safety, under anything', () => {
  test.each([
    ['as it comes', {}],
    ['eager', EAGER],
    ['with all options', { ...COMING_TOGETHER, ...LIFEGUARD, maxPiggyback: 1 }],
    ['without suspicion', { ...EAGER, suspicion: false }],
  ])('%s', (_, params) => {
    const found = failures(read(params)).filter(({ kind }) => kind === 'invariant');
    expect(found).toEqual([]);
  });
});

describe('progress, once all is mended', () => {
  test.each([
    ['plainly', COMING_TOGETHER],
    ['with Lifeguard', { ...COMING_TOGETHER, ...LIFEGUARD }],
  ])('%s', (_, params) => {
    expect(failures(read(params), { ...PLAN, swarm: { means: MENDED } })).toEqual([]);
  });
});

test.each(swim.variants.map(({ id, breaks }) => [id, breaks]))(
  'the twin %s breaks %s',
  (id, breaks) => {
    const scenario = read({}, id, 12);
    const found = seeds.map((seed) => runRound(swim, scenario, seed).failure);
    expect(found).toContainEqual(expect.objectContaining({ kind: 'invariant', name: breaks }));
  },
);
