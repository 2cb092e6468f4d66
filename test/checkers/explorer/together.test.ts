import { describe, expect, test } from 'vitest';
import { type Bounds, Explorer, walk } from '../../../src/checkers/explorer/explorer.ts';
import { foundBy } from '../../../src/checkers/explorer/found.ts';
import type { SearchOptions } from '../../../src/checkers/explorer/options.ts';
import { ProtocolSystem } from '../../../src/checkers/explorer/protocolSystem.ts';
import type { Property, System } from '../../../src/checkers/explorer/system.ts';
import { createSimulator } from '../../../src/engine/simulator.ts';
import { readScenario } from '../../../src/files/scenario.ts';
import { raft } from '../../../src/protocols/raft/index.ts';
import * as models from './models.ts';
import { together } from './together.ts';

const WIDE: Bounds = { depth: Number.POSITIVE_INFINITY, states: 500_000 };

function alone(system: System, bounds: Bounds) {
  const explorer = new Explorer(system, bounds);
  while (explorer.advance(1000));
  return explorer.exploration;
}

const same = (make: () => System, workers: number, bounds: Bounds, seed: number) => {
  const { gifts, ...shared } = together(Array.from({ length: workers }, make), bounds, seed);
  expect(shared).toEqual(alone(make(), bounds));
  return gifts;
};

describe('several workers meet what one meets', () => {
  test.each([
    ['TwoPhase, 5', () => models.twoPhase(5), 8832, 17],
    ['EWD840, 5', () => models.ewd840(5), 7742, 15],
    ['LamportMutex, 2', () => models.lamportMutex(2, 5), 685, 34],
  ])('%s, as many as TLC counted', (_, make, states, depth) => {
    for (const workers of [2, 3]) {
      for (let seed = 1; seed <= 2; seed++) {
        const found = together(Array.from({ length: workers }, make), WIDE, seed);
        expect(found).toMatchObject({ states, depth, end: 'all', frontier: 0 });
      }
    }
  });

  test('in all that they say of it', () => {
    let gifts = 0;
    for (let seed = 3; seed <= 4; seed++) gifts += same(() => models.twoPhase(5), 2, WIDE, seed);
    expect(gifts).toBeGreaterThan(0);
  });

  test('up to a depth', () => {
    const gifts = same(() => models.twoPhase(5), 3, { ...WIDE, depth: 9 }, 1);
    expect(gifts).toBeGreaterThan(0);
    same(() => models.twoPhase(5), 2, { ...WIDE, depth: 1 }, 1);
  });

  test('up to a number of states', () => {
    for (let seed = 1; seed <= 5; seed++) {
      const make = () => models.twoPhase(5);
      const bounds = { ...WIDE, states: 3000 };
      const { states, depth, end } = together([make(), make()], bounds, seed);
      expect({ states, depth, end }).toEqual({
        ...{ states: 3000, end: 'states' },
        depth: alone(make(), bounds).depth,
      });
    }
  });
});

const holding = (system: System, ...properties: Property[]): System => ({ ...system, properties });

test('several workers find what breaks by a way as short as one does', () => {
  const make = () =>
    holding(models.twoPhase(4), {
      ...{ name: 'not all committed', kind: 'always' },
      holds: (row) => row.slice(0, 4).some((state) => state !== 2),
    });
  const { broken } = alone(make(), WIDE);
  const shortest = broken?.path.length as number;
  for (let seed = 1; seed <= 5; seed++) {
    const found = together([make(), make()], WIDE, seed);
    expect(found.end).toBe('broken');
    expect(found.broken?.path).toHaveLength(shortest);
    expect(
      walk(make(), found.broken?.path ?? [])
        .at(-1)
        ?.slice(0, 4),
    ).toEqual([2, 2, 2, 2]);
  }
});

test('several workers find examples, and what does not hold in the end', () => {
  const some: Property = {
    ...{ name: 'all committed', kind: 'sometimes' },
    holds: (row) => row.slice(0, 3).every((state) => state === 2),
  };
  const make = () => holding(models.twoPhase(3), some);
  const example = alone(make(), WIDE).examples[0]?.path.length as number;
  const last = (holds: Property['holds']) => () =>
    holding(models.tCommit(3), { name: 'end', kind: 'eventually', ...(holds && { holds }) });
  const never = last((row) => row.includes(2));
  for (let seed = 1; seed <= 5; seed++) {
    const { examples } = together([make(), make(), make()], WIDE, seed);
    expect(examples.map(({ path }) => path.length)).toEqual([example]);
    expect(together([never(), never()], WIDE, seed).broken?.path).toHaveLength(
      alone(never(), WIDE).broken?.path.length as number,
    );
  }
});

describe('several workers, of whom each has numbers of its own for what is in a state, meet what one meets', () => {
  const options: SearchOptions = {
    ...{ crashes: 1, drops: 0, duplicates: 0, requests: 1, messages: 6 },
    limits: {},
  };
  const scenario = (file: object) =>
    readScenario(raft, {
      version: 1,
      protocol: 'raft',
      nodes: { server: 3, client: 1 },
      workload: { every: '100ms', clients: 'all', op: 'put', keys: 1 },
      ...file,
    });
  const system = (file: object, some: Partial<SearchOptions> = {}) =>
    new ProtocolSystem(createSimulator(raft, scenario(file)), { ...options, ...some });

  test.each([
    ['Raft', {}, 6],
    ['Raft, up to symmetry', { symmetry: true }, 7],
  ])('%s', (_, some, depth) => {
    const { examples, ...one } = alone(system({}, some), { ...WIDE, depth });
    const systems = [system({}, some), system({}, some)];
    const { gifts, examples: found, ...shared } = together(systems, { ...WIDE, depth }, 1);
    expect(shared).toEqual(one);
    expect(gifts).toBeGreaterThan(0);
    const lengths = (findings: typeof found) =>
      findings.map(({ property, path }) => `${property} ${path.length}`).sort();
    expect(lengths(found)).toEqual(lengths(examples));
  });

  test('a weakened twin is caught by a way as short, which is one', () => {
    const file = { variant: 'applyBeforeCommit' };
    const { broken } = alone(system(file), WIDE);
    const found = together([system(file), system(file)], WIDE, 1).broken;
    expect(found?.path).toHaveLength(broken?.path.length as number);
    const walked = system(file);
    if (!found) return;
    const { name, scenario: walks } = foundBy(raft, scenario(file), walked, found);
    if (!walks) throw new Error('no seed chooses alike');
    const simulator = createSimulator(raft, walks, { checks: 'stop' });
    simulator.run(walks.until);
    expect(simulator.violations.map(({ invariant }) => invariant)).toEqual([name]);
  });
});
