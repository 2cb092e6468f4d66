import { deviation, mean, quantile } from 'd3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apartFrom, meanOf, type Statistics, statisticsOf } from '../../src/core/statistics.ts';

/** Many measurements in a few numbers, held against a library that the rooms without a DOM cannot have. */

const close = (a: number | null | undefined, b: number | undefined): boolean =>
  Math.abs((a ?? Number.NaN) - (b ?? Number.NaN)) <= 1e-9 * Math.max(1, Math.abs(b ?? 0));

test('a spread is what d3 says it is', () => {
  const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2 });
  fc.assert(
    fc.property(values, (samples) => {
      const spread = statisticsOf(samples) as Statistics;
      expect(spread.count).toBe(samples.length);
      expect(close(spread.mean, mean(samples))).toBe(true);
      expect(close(spread.deviation, deviation(samples))).toBe(true);
      for (const [name, part] of [
        ...([
          ['least', 0],
          ['lower', 0.25],
          ['median', 0.5],
        ] as const),
        ...([
          ['upper', 0.75],
          ['ninth', 0.9],
          ['most', 1],
        ] as const),
      ]) {
        expect(close(spread[name], quantile(samples, part))).toBe(true);
      }
      expect(close(spread.error, (deviation(samples) ?? 0) / Math.sqrt(samples.length))).toBe(true);
    }),
  );
});

test('moments of a long run keep their small differences', () => {
  const base = 1e13;
  expect(statisticsOf([base, base + 1, base + 2])).toMatchObject({
    deviation: 1,
    median: base + 1,
  });
});

test('one alone tells no deviation, and nothing has no spread', () => {
  expect(statisticsOf([7])).toMatchObject({ mean: 7, median: 7, deviation: null, error: null });
  expect(statisticsOf([])).toBeNull();
  expect(meanOf([1, 2, 6])).toBe(3);
});

describe('how far a mean lies from what was expected', () => {
  const spread = statisticsOf([9, 10, 11, 10]) as Statistics;

  test('is told in standard errors', () => {
    expect(apartFrom(spread, 9)).toMatchObject({ by: 1, chance: true });
    expect(apartFrom(spread, 9).errors).toBeCloseTo(1 / (spread.error as number));
    expect(apartFrom(spread, 12)).toMatchObject({ by: -2, chance: false });
  });

  test('cannot be told of one alone, nor where all are the same but something else', () => {
    expect(apartFrom(statisticsOf([7]) as Statistics, 9)).toMatchObject({
      errors: null,
      chance: null,
    });
    const same = statisticsOf([0.1, 0.1, 0.1]) as Statistics;
    expect(apartFrom(same, 0.1).chance).toBe(true);
    expect(apartFrom(same, 0.2)).toMatchObject({ chance: null, by: expect.closeTo(-0.1) });
  });
});
