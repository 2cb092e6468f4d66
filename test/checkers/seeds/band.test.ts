import { describe, expect, test } from 'vitest';
import { RandomStream } from '../../../src/core/random.ts';
import { errorOf, withinBand } from './band.ts';

/** The measure by which figures of many runs are held against theory. */

describe('the chance of so many standard errors', () => {
  test.each([
    // From tables of Student's distribution: degrees of freedom, t, both tails.
    [1, 12.706, 0.05],
    [9, 2.262, 0.05],
    [30, 2.75, 0.01],
    [100, 3.39, 0.001],
    [1000, 3.3, 0.001],
    // And of the normal one, which it comes to.
    [100_000, 1.96, 0.05],
    [100_000, 4.8916, 1e-6],
  ])('%d degrees of freedom, %d errors: %d', (freedom, sigmas, chance) => {
    expect(errorOf(sigmas, freedom + 1) / chance).toBeCloseTo(1, 1);
  });

  test('is 1 for none, and falls', () => {
    expect(errorOf(0, 10)).toBe(1);
    expect(errorOf(1, 10)).toBeGreaterThan(errorOf(2, 10));
    expect(errorOf(Infinity, 10)).toBe(0);
  });
});

/** The sum of dice, which has a known mean. */
const dice = (seed: number, count: number): number[] => {
  const random = RandomStream.of(seed, 0, 0);
  return Array.from({ length: count }, () =>
    Array.from({ length: 4 }, () => random.int(1, 6)).reduce((a, b) => a + b),
  );
};

describe('a mean within its band', () => {
  test('is refused about as often as it says, where theory is right', () => {
    const refused = Array.from({ length: 1000 }, (_, seed) =>
      withinBand(dice(seed, 40), 14, { alpha: 0.05 }),
    ).filter(({ within }) => !within).length;
    // 50 of 1,000 are expected, with a deviation of 7.
    expect(refused).toBeGreaterThan(22);
    expect(refused).toBeLessThan(78);
  });

  test('is refused where theory is wrong by more than chance', () => {
    const samples = dice(1, 400);
    expect(withinBand(samples, 14)).toMatchObject({ within: true });
    const wrong = withinBand(samples, 15.5);
    expect(wrong).toMatchObject({ within: false });
    expect(wrong.said).toMatch(/^mean 1[34]\.\d+ ± 0\.1\d of 400, expected 15\.5; by chance/);
    expect(withinBand(samples, [14.5, 16]).within).toBe(withinBand(samples, 14.5).within);
    expect(withinBand(samples, [13, 16]).chance).toBe(1);
    expect(withinBand(samples, 14, { sigmas: 3 }).within).toBe(true);
  });

  test('needs two samples', () => {
    expect(() => withinBand([1], 1)).toThrow('two samples');
    expect(withinBand([3, 3], 3).within).toBe(true);
    expect(withinBand([3, 3], 4).within).toBe(false);
  });
});
