/** Many measurements of one thing, in a few numbers. */
export interface Statistics {
  readonly count: number;
  readonly least: number;
  /** A quarter of them is no greater, and three quarters. */
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
  /** Nine of ten are no greater. */
  readonly ninth: number;
  readonly most: number;
  readonly mean: number;
  /** The standard deviation that they tell of (n - 1); null for one alone, which tells nothing. */
  readonly deviation: number | null;
  /** The standard error of the mean: how far it lies, typically, from what endlessly many would give. */
  readonly error: number | null;
}

/** Null of nothing. */
export function statisticsOf(values: readonly number[]): Statistics | null {
  const count = values.length;
  if (count === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const quantile = (part: number) => quantileOf(sorted, part);
  const mean = meanOf(values);
  // From the mean, not from sums of squares: those of moments in µs would leave no room for the differences.
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  // Where all are the same, nothing is left to rounding.
  const all = quantile(0) === quantile(1) ? 0 : squares;
  const deviation = count > 1 ? Math.sqrt(all / (count - 1)) : null;
  return {
    count,
    least: quantile(0),
    lower: quantile(0.25),
    median: quantile(0.5),
    upper: quantile(0.75),
    ninth: quantile(0.9),
    most: quantile(1),
    mean,
    deviation,
    error: deviation === null ? null : deviation / Math.sqrt(count),
  };
}

/** Of at least one value. */
export const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** The value below which a part of them lies, between two of them where need be (R-7, as spreadsheets and d3 have it). */
function quantileOf(sorted: readonly number[], part: number): number {
  const place = (sorted.length - 1) * part;
  const below = Math.floor(place);
  const [low = 0, high = low] = sorted.slice(below, below + 2);
  return low + (high - low) * (place - below);
}

/** How a mean of many measurements stands to what theory says of it. */
export interface Apart {
  /** How much more was measured than expected. */
  readonly by: number;
  /** The same in standard errors of the mean; null where that is not known. */
  readonly errors: number | null;
  /**
   * Whether it is no more than chance may make of it: means lie farther off than this in 3 of 1,000 measurements. Null where that
   * cannot be told: of one measurement, or where all are the same and yet not what was expected.
   */
  readonly chance: boolean | null;
}

const BY_CHANCE = 3;
/** What is left by rounding where all that was measured is the same. */
const ROUNDING = 1e-9;

export function apartFrom({ mean, error }: Statistics, expected: number): Apart {
  const by = mean - expected;
  const errors = error === null || error === 0 ? null : by / error;
  const same = Math.abs(by) <= ROUNDING * Math.max(1, Math.abs(expected));
  const near = errors === null ? null : Math.abs(errors) <= BY_CHANCE;
  return { by, errors, chance: same || near };
}
