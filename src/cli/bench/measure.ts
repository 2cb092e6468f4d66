import { performance } from 'node:perf_hooks';

/** Milliseconds that a piece of work takes. */
export function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/**
 * Measures several things in turn, round after round, so that whatever else the machine does meets all of them alike.
 * Each returns its own figure; the first round warms up and is not counted.
 */
export function interleaved<K extends string>(
  rounds: number,
  things: Readonly<Record<K, () => number>>,
): Record<K, number[]> {
  const names = Object.keys(things) as K[];
  const figures = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<
    K,
    number[]
  >;
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      const figure = things[name]();
      if (round > 0) figures[name].push(figure);
    }
  }
  return figures;
}

/** The median of the ratios of figures that were measured in the same round. */
export function medianRatio(figures: readonly number[], baseline: readonly number[]): number {
  return median(figures.map((figure, round) => figure / (baseline[round] as number)));
}
