import { statisticsOf } from '../../../src/core/statistics.ts';

export interface Band {
  /**
   * Whether the mean of the samples lies where theory says, as far as chance lets one tell. With `alpha` a right program fails
   * in that part of all choices of seeds, and no more; a test with fixed seeds then always passes, or always fails.
   */
  readonly within: boolean;
  /** The chance that a mean of so many lies as far off, or farther, if theory is right. */
  readonly chance: number;
  /** For messages: "mean 12.3 ± 0.1 of 100, expected 12 to 12.5; by chance as far off: 0.61". */
  readonly said: string;
}

interface Limits {
  /** The error of the first kind that a test accepts; one in a million if not given. */
  readonly alpha?: number;
  /** In place of `alpha`: at most so many standard errors off. */
  readonly sigmas?: number;
}

/**
 * Holds the mean of samples against what theory expects: a value, or a band between two where theory itself is not exact
 * (asymptotic, or with an unknown constant). By Student's t-test, two-sided, with n - 1 degrees of freedom: exact where single
 * samples are normal, and near enough from some 30 of them on otherwise. Samples are independent if their seeds differ.
 *
 * What a test states: "with alpha = 1e-6 it refuses a right program for one in a million choices of seeds". What it does not
 * state is how small a fault it would find; that goes with the standard error, so take as many seeds as make that small
 * beside the differences that matter.
 */
export function withinBand(
  samples: readonly number[],
  expected: number | readonly [low: number, high: number],
  { alpha = 1e-6, sigmas }: Limits = {},
): Band {
  const spread = statisticsOf(samples);
  if (spread?.error == null) throw new Error('a mean needs two samples at least to have an error');
  const { mean, error, count } = spread;
  const [low, high] = typeof expected === 'number' ? [expected, expected] : expected;
  const off = Math.max(low - mean, mean - high, 0);
  const errors = off === 0 ? 0 : off / error;
  const chance = errorOf(errors, count);
  const within = sigmas === undefined ? chance >= alpha : errors <= sigmas;
  const wanted = low === high ? `${low}` : `${low} to ${high}`;
  return {
    ...{ within, chance },
    said: `mean ${mean.toPrecision(6)} ± ${error.toPrecision(2)} of ${count}, expected ${wanted}; by chance as far off: ${chance.toPrecision(2)}`,
  };
}

/** The chance that the mean of so many samples lies so many of its standard errors off or farther, to either side. */
export function errorOf(sigmas: number, samples: number): number {
  const freedom = samples - 1;
  if (sigmas === 0) return 1;
  if (!Number.isFinite(sigmas)) return 0;
  // With t = √ν tan θ, Student's density becomes a power of the cosine: its tail beside its whole, by Simpson's rule.
  const power = (angle: number) => Math.cos(angle) ** (freedom - 1);
  const from = Math.atan(sigmas / Math.sqrt(freedom));
  return integral(power, from, Math.PI / 2) / integral(power, 0, Math.PI / 2);
}

const PARTS = 2_000;

function integral(f: (x: number) => number, from: number, to: number): number {
  const width = (to - from) / PARTS;
  let sum = f(from) + f(to);
  for (let i = 1; i < PARTS; i++) sum += (i % 2 === 1 ? 4 : 2) * f(from + i * width);
  return (sum * width) / 3;
}
