import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exp, ln, log10 } from '../../src/core/logarithm.ts';

/** Held against the engine's own functions, which may themselves be off by a digit. */

const near = (mine: number, theirs: number): boolean =>
  Math.abs(mine - theirs) <= 8 * Number.EPSILON * Math.max(Math.abs(theirs), Number.MIN_VALUE);
const positive = fc.double({ min: 1e-300, max: 1e300, noNaN: true });

test('logarithms', () => {
  void fc.assert(fc.property(positive, (x) => near(ln(x), Math.log(x))));
  void fc.assert(fc.property(positive, (x) => near(log10(x), Math.log10(x))));
  void fc.assert(
    fc.property(fc.double({ min: 0.5, max: 2, noNaN: true }), (x) => near(ln(x), Math.log(x))),
  );
  void fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), (n) => near(log10(n), Math.log10(n))),
  );
});

test('the exponential function', () => {
  void fc.assert(
    fc.property(fc.double({ min: -700, max: 709, noNaN: true }), (x) => near(exp(x), Math.exp(x))),
  );
  void fc.assert(
    fc.property(fc.double({ min: -1, max: 1, noNaN: true }), (x) => near(exp(x), Math.exp(x))),
  );
});

describe('exactly', () => {
  test('whole powers', () => {
    for (let power = 0; power <= 22; power++) expect(log10(Number(`1e${power}`))).toBe(power);
    expect(ln(1)).toBe(0);
    expect(exp(0)).toBe(1);
  });

  test('where there is nothing to say', () => {
    for (const x of [0, -1, Number.NaN, Infinity]) {
      expect(ln(x)).toBeNaN();
      expect(log10(x)).toBeNaN();
    }
    expect(exp(Number.NaN)).toBeNaN();
    expect([exp(710), exp(-746), exp(Infinity), exp(-Infinity)]).toEqual([
      Infinity,
      0,
      Infinity,
      0,
    ]);
  });
});
