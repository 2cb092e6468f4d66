import { describe, expect, test } from 'vitest';
import { type Bounds, Explorer, walk } from '../../../src/checkers/explorer/explorer.ts';
import type { Property, System } from '../../../src/checkers/explorer/system.ts';
import { collisionChance } from '../../../src/checkers/explorer/visited.ts';

/** Two counters that each go up to 5 by steps of 1 or 2. */
const counters = (properties: readonly Property[] = []): System => ({
  properties,
  initial: (emit) => emit([0, 0]),
  successors([a = 0, b = 0], emit) {
    for (const by of [1, 2]) {
      if (a + by <= 5) emit([a + by, b]);
      if (b + by <= 5) emit([a, b + by]);
    }
  },
});

function explore(system: System, bounds: Partial<Bounds> = {}, slice = 1000) {
  const explorer = new Explorer(system, { depth: 100, states: 1000, ...bounds });
  while (explorer.advance(slice));
  return explorer.exploration;
}

const always = (name: string, holds: Property['holds']): Property => ({
  name,
  kind: 'always',
  ...(holds && { holds }),
});

describe('the search', () => {
  test('meets every state once and says that it was all', () => {
    expect(explore(counters())).toMatchObject({ states: 36, end: 'all', frontier: 0, depth: 7 });
  });

  test('finds what breaks by a shortest way', () => {
    const system = counters([always('not 3, 4', ([a, b]) => a !== 3 || b !== 4)]);
    const { broken, end } = explore(system);
    expect(end).toBe('broken');
    const states = walk(system, broken?.path ?? []);
    expect(states).toHaveLength(5);
    expect(states.at(-1)).toEqual([3, 4]);
    for (const [i, state] of states.slice(1).entries()) {
      const successors: number[][] = [];
      system.successors(states[i] as number[], (next) => successors.push([...next]));
      expect(successors).toContainEqual(state);
    }
  });

  test('finds a step that breaks something though it leads to a state that is known', () => {
    const system: System = {
      properties: [always('never back', undefined)],
      initial: (emit) => emit([0]),
      successors([a = 0], emit) {
        if (a === 2) emit([1], 0);
        else emit([a + 1]);
      },
    };
    const { broken } = explore(system);
    expect(walk(system, broken?.path ?? [])).toEqual([[0], [1], [2], [1]]);
  });

  test('keeps an example of what sometimes holds, and goes on', () => {
    const properties: Property[] = [
      { name: 'full', kind: 'sometimes', holds: ([a, b]) => a === 5 && b === 5 },
      { name: 'over', kind: 'sometimes', holds: ([a]) => a === 6 },
    ];
    const system = counters(properties);
    const { examples, end } = explore(system);
    expect(end).toBe('all');
    expect(examples.map(({ property }) => property)).toEqual([0]);
    expect(walk(system, examples[0]?.path ?? []).at(-1)).toEqual([5, 5]);
  });

  test('holds what is to be so eventually against states where nothing more happens', () => {
    const eventually = (holds: Property['holds']): System =>
      counters([{ name: 'end', kind: 'eventually', ...(holds && { holds }) }]);
    expect(explore(eventually(([a, b]) => a === 5 && b === 5)).end).toBe('all');
    expect(explore(eventually(([a]) => a === 4)).broken?.path).toHaveLength(7);
  });

  test('says by which bound it was cut off', () => {
    expect(explore(counters(), { depth: 3 })).toMatchObject({ end: 'depth', depth: 3 });
    expect(explore(counters(), { states: 10 })).toMatchObject({ end: 'states', states: 10 });
    // The tenth state was met while those of the second level were looked at.
    expect(explore(counters(), { states: 10 }).depth).toBe(3);
  });

  test('meets no state beyond the last level, and all up to there', () => {
    expect(explore(counters(), { depth: 1 })).toMatchObject({ states: 1, frontier: 1, depth: 1 });
    const two = explore(counters(), { depth: 2 });
    expect(two).toMatchObject({ states: 5, frontier: 4, depth: 2, end: 'depth' });
    const far = always('not 5, 5', ([a, b]) => a !== 5 || b !== 5);
    expect(explore(counters([far]), { depth: 6 })).toMatchObject({ broken: null, end: 'depth' });
    const { broken, depth } = explore(counters([far]), { depth: 7 });
    expect([broken?.path.length, depth]).toEqual([7, 7]);
  });

  test('goes on where it was stopped', () => {
    expect(explore(counters(), {}, 1)).toEqual(explore(counters(), {}, 1000));
  });
});

test('the chance of a collision grows with the square of the states', () => {
  expect(collisionChance(1e6)).toBeCloseTo(2.7e-8, 9);
  expect(collisionChance(1e9)).toBeGreaterThan(0.02);
});
