import { expect, test } from 'vitest';
import {
  formatDifference,
  formatMeasure,
  formatNumber,
  formatShare,
} from '../../src/i18n/measure.ts';

/** Figures as they are read: few enough digits, and never nothing where there is something. */

const read = (text: string) => text.replaceAll('\u00a0', ' ');

test.each([
  [0, '0'],
  [12_345, '12 345'],
  [12_345.6, '12 346'],
  [45.678, '45.7'],
  [4.5678, '4.57'],
  [2.5, '2.5'],
  [0.45678, '0.457'],
  [0.0000123, '0.00001'],
  [-3.4567, '−3.46'],
])('a number: %d is %s', (value, text) => {
  expect(read(formatNumber(value))).toBe(text);
});

test.each([
  [0, '0 %'],
  [1, '100 %'],
  [0.07, '7 %'],
  [0.2032, '20.3 %'],
  [0.9999, '99.99 %'],
  [0.999999, '99.99 %'],
  [0.00001, '0.001 %'],
])('a share: %d is %s', (value, text) => {
  expect(read(formatShare(value))).toBe(text);
});

test('a time is a span, and differences of shares are points', () => {
  expect(read(formatMeasure(1_234_567.8, 'time'))).toBe('1.235 s');
  expect(read(formatMeasure(-1_500, 'time'))).toBe('−1.5 ms');
  expect(read(formatMeasure(3, 'count'))).toBe('3');
  expect(formatDifference(0.047, 'share')).toBe('4.7');
  expect(read(formatDifference(250_000, 'time'))).toBe('250 ms');
});
