import { expect, test } from 'vitest';
import { MAX_STRING, MAX_TEXT, MAX_VALUES, parseJson } from '../../src/files/json.ts';
import { pathText } from '../../src/files/wording.ts';

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

test('refuses what has too many values, or a text or a key that nobody would read', () => {
  const many = `{"a":[${'1,'.repeat(MAX_VALUES)}1]}`;
  expect(() => parseJson(many)).toThrow(
    'at the top: found more than 200000 values, expected fewer',
  );
  const long = 'x'.repeat(MAX_STRING + 1);
  expect(() => parseJson(JSON.stringify({ a: [{ b: long }] }))).toThrow(
    'a[0].b: found 10001 characters, expected at most 10000',
  );
  expect(() => parseJson(JSON.stringify({ a: { [long]: 1 } }))).toThrow(
    'a: found a key of 10001 characters, expected at most 10000',
  );
});

test('shortens the names of fields in what it says', () => {
  const key = `k${'x'.repeat(5000)}`;
  expect(pathText(['a', key])).toBe(`a["k${'x'.repeat(58)}…"]`);
});
