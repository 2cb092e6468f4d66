/** The stops of the speed slider, evenly spaced on a logarithmic scale as ears and eyes would have it. */
export const SPEEDS: readonly number[] = [
  ...[1000, 500, 200, 100, 50, 20, 10, 5, 2].map((n) => 1 / n),
  ...[1, 2, 5, 10, 20, 50, 100],
];

/** The stop nearest to a speed. */
export function speedStop(speed: number): number {
  const distance = (stop: number) => Math.abs(Math.log(stop / speed));
  let nearest = 0;
  SPEEDS.forEach((stop, i) => {
    if (distance(stop) < distance(SPEEDS[nearest] as number)) nearest = i;
  });
  return nearest;
}

export function stepSpeed(speed: number, by: number): number {
  const stop = Math.min(Math.max(speedStop(speed) + by, 0), SPEEDS.length - 1);
  return SPEEDS[stop] as number;
}
