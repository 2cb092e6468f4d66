import { describe, expect, test } from 'vitest';
import { SPEEDS, speedStop, stepSpeed } from '../../src/views/transport/speed.ts';
import { roundUp, tickLabel, timeScale } from '../../src/views/transport/timeScale.ts';

const s = 1_000_000;

describe('the scale of the strip', () => {
  test('begins with two seconds, or with what the scenario says', () => {
    expect(timeScale(0, null).end).toBe(2 * s);
    expect(timeScale(0, 10 * s).end).toBe(10 * s);
  });

  test('stands still until the run reaches its end, and holds all that has been run', () => {
    expect(timeScale(2 * s, null).end).toBe(2 * s);
    expect(timeScale(2 * s + 1, null).end).toBe(5 * s);
    expect(timeScale(12 * s, 10 * s).end).toBe(20 * s);
    expect(timeScale(1000 * s, null).end).toBeGreaterThanOrEqual(1000 * s);
  });

  test('has graduations from 0, evenly, thirteen at most', () => {
    expect(timeScale(0, 10 * s).ticks).toEqual(
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) => n * s),
    );
    for (const until of [s / 2, 2 * s, 7 * s, 33 * s, 600 * s]) {
      expect(timeScale(0, until).ticks.length).toBeGreaterThanOrEqual(4);
      expect(timeScale(0, until).ticks.length).toBeLessThanOrEqual(13);
    }
  });

  test('rounds up to 1, 2 or 5 times a power of ten', () => {
    expect([0.01, 0.1, 0.11, 0.3, 0.9, 1, 2.1, 6].map((n) => roundUp(n * s) / s)).toEqual([
      ...[0.1, 0.1, 0.2, 0.5, 1, 1, 5, 10],
    ]);
  });

  test('labels in seconds', () => {
    expect([0, 200_000, 1_500_000, 12 * s].map(tickLabel)).toEqual(['0', '0.2', '1.5', '12']);
  });
});

describe('speed', () => {
  test('has stops from a thousandth to a hundred, real time among them', () => {
    expect([SPEEDS[0], SPEEDS.at(-1)]).toEqual([1 / 1000, 100]);
    expect(SPEEDS).toContain(1);
    expect([...SPEEDS].sort((a, b) => a - b)).toEqual(SPEEDS);
  });

  test('finds the nearest stop as the ear would', () => {
    SPEEDS.forEach((speed, i) => {
      expect(speedStop(speed)).toBe(i);
    });
    expect(SPEEDS[speedStop(3)]).toBe(2);
    expect(SPEEDS[speedStop(4)]).toBe(5);
    expect(SPEEDS[speedStop(0)]).toBe(1 / 1000);
  });

  test('goes a stop faster or slower, and no further than the ends', () => {
    expect([stepSpeed(1, 1), stepSpeed(1, -1)]).toEqual([2, 1 / 2]);
    expect([stepSpeed(100, 1), stepSpeed(1 / 1000, -1)]).toEqual([100, 1 / 1000]);
  });
});
