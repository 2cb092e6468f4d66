import { describe, expect, test } from 'vitest';
import { micros, nodeId } from '../../src/core/ids.ts';
import {
  createFormatter,
  formatCount,
  formatSpan,
  formatSpeed,
  formatTime,
} from '../../src/i18n/format.ts';

/** As it is read: the gaps do not break, which is not the point here. */
const read = (text: string) => text.replaceAll('\u00a0', ' ');

test.each([
  [0, '0.000 000 s'],
  [2_184_510, '2.184 510 s'],
  [999_999.6, '1.000 000 s'],
  [1_234_000_001, '1 234.000 001 s'],
])('a moment: %d µs is %s', (time, text) => {
  expect(read(formatTime(time))).toBe(text);
});

test.each([
  [0, '0 ms'],
  [80, '80 µs'],
  [1_500, '1.5 ms'],
  [150_000, '150 ms'],
  [1_500_000, '1.5 s'],
])('a span: %d µs is %s', (span, text) => {
  expect(read(formatSpan(span))).toBe(text);
});

test.each([
  [1 / 1000, '1/1000 ×'],
  [1 / 20, '1/20 ×'],
  [1, '1 ×'],
  [100, '100 ×'],
])('a speed: %d is %s', (speed, text) => {
  expect(read(formatSpeed(speed))).toBe(text);
});

test('counts in threes', () => {
  expect([7, 1284, 1_000_000].map((count) => read(formatCount(count)))).toEqual([
    '7',
    '1 284',
    '1 000 000',
  ]);
});

describe('names', () => {
  const names = ['s1', 's2', 's3', 'c1'];
  const [en, zh] = [createFormatter('en', names), createFormatter('zh', names)];
  const ids = (...list: number[]) => list.map(nodeId);

  test('of nodes, and of one that is not there', () => {
    expect(en.node(nodeId(3))).toBe('c1');
    expect(en.node(nodeId(9))).toBe('#9');
  });

  test.each([
    [ids(), '', ''],
    [ids(0), 's1', 's1'],
    [ids(0, 1), 's1 and s2', 's1 和 s2'],
    [ids(0, 1, 2), 's1, s2 and s3', 's1、s2 和 s3'],
  ])('of several, as one says them', (list, english, chinese) => {
    expect(en.nodes(list)).toBe(english);
    expect(zh.nodes(list)).toBe(chinese);
  });

  test('plural in English only', () => {
    expect([1, 2].map((n) => en.plural(n, 'vote', 'votes'))).toEqual(['vote', 'votes']);
    expect(zh.plural(2, '票', '—')).toBe('票');
  });

  test('time is the moment', () => {
    expect(read(en.time(micros(1_500_000)))).toBe('1.500 000 s');
  });
});
