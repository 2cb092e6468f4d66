import { describe, expect, test } from 'vitest';
import { SPEEDS, speedStop, stepSpeed } from '../../src/views/transport/speed.ts';

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
