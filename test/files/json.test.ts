import { expect, test } from 'vitest';
import { MAX_TEXT, parseJson } from '../../src/files/json.ts';

test('reads JSON, also after a byte order mark', () => {
  expect(parseJson('\uFEFF{"a":[1]}')).toEqual({ a: [1] });
});

test('refuses what is not JSON, in one line', () => {
  expect(() => parseJson('{\n"a":\n\n}')).toThrow(
    /^at the top: found text that is not JSON \(.+\), expected JSON$/,
  );
  expect(() => parseJson('')).toThrow(/^at the top: found text that is not JSON/);
});

test('refuses what is too long before it is read', () => {
  expect(() => parseJson(' '.repeat(MAX_TEXT + 1))).toThrow(
    'at the top: found 5000001 characters, expected at most 5000000',
  );
});

test('takes as many as 64 levels and refuses more', () => {
  const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
  expect(() => parseJson(nested(64))).not.toThrow();
  expect(() => parseJson(nested(65))).toThrow('found more than 64 levels, expected fewer');
  expect(() => parseJson(nested(1_000_000))).toThrow('found more than 64 levels, expected fewer');
});
