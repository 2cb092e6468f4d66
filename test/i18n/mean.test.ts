import { expect, test } from 'vitest';
import { meanText } from '../../src/i18n/mean.ts';

/** A mean is said as exactly as it is known, and what it is held against likewise. */

const read = (text: string) => text.replaceAll('\u00a0', ' ');

test.each([
  [12.3456, 0.234, 'count', '12.3 ± 0.2', 12.4, '12.4'],
  [12.3456, 0.0123, 'count', '12.346 ± 0.012', 12.4, '12.400'],
  [12_345.6, 80, 'count', '12 346 ± 80', 12_000, '12 000'],
  [0.98765, 0.0021, 'share', '98.8 ± 0.2 %', 1, '100.0 %'],
  [213_400, 5100, 'time', '213 ± 5 ms', 220_400, '220 ms'],
  [1_234_567, 31_000, 'time', '1.23 ± 0.03 s', 999_999, '1.00 s'],
  [12, 3, 'time', '12 ± 3 µs', 13, '13 µs'],
  [-3.21, 0.2, 'count', '−3.2 ± 0.2', -0.01, '0.0'],
] as const)('%d ± %d, a %s, is %s', (mean, error, unit, said, value, exact) => {
  const text = meanText(mean, error, unit);
  expect(read(text.mean)).toBe(said);
  expect(read(text.exact(value))).toBe(exact);
});

test('without an error it is said like every figure', () => {
  expect(read(meanText(0.25, null, 'share').mean)).toBe('25 %');
  expect(read(meanText(7, 0, 'count').mean)).toBe('7');
});
