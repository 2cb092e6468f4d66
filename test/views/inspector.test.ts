import { describe, expect, test } from 'vitest';
import type { NodeId } from '../../src/core/ids.ts';
import { clockText, remarksOf } from '../../src/views/inspector/remarks.ts';
import { printValue } from '../../src/views/inspector/values.ts';
import { exhibitWordsOf } from '../i18n/dictionaries.ts';
import { cluster, runTo, s1, s2 } from './cluster.ts';

describe('remarks', () => {
  const words = exhibitWordsOf('en');
  const usual = { kind: 'fixed', by: 0 } as const;
  const slotOf = (script: readonly object[], node: NodeId) => {
    const slot = runTo(cluster(script), 2).world.nodes[node];
    if (!slot) throw new Error('there are six nodes');
    return slot;
  };

  test('are made of what is unusual only', () => {
    expect(remarksOf(slotOf([], s1), usual as never, 2000, words)).toEqual([]);
    const slow = slotOf([{ at: '1ms', do: 'disk', node: 's2', write: { fixed: '20ms' } }], s2);
    expect(remarksOf(slow, usual as never, 2000, words)).toEqual(['disk write: 20\u00a0ms']);
  });

  test('say how far a clock is off by now, ahead or behind, and how it runs', () => {
    const clock = (change: object) =>
      slotOf([{ at: '1ms', do: 'clock', node: 's1', ...change }], s1);
    expect(clockText(slotOf([], s1), 2000)).toBeNull();
    expect(clockText(clock({ offset: '30ms' }), 2000)).toBe('+30\u00a0ms');
    const fast = { ...slotOf([], s1), clockSince: 0, clockRate: [101, 100] } as never;
    expect(clockText(fast, 1_000_000)).toBe('+10\u00a0ms · 101/100\u00a0×');
    const late = { ...slotOf([], s1), clockSince: 0, clockOffset: -5000 } as never;
    expect(clockText(late, 1_000_000)).toBe('−5\u00a0ms');
  });
});

test('the values of a message are printed in short', () => {
  expect([null, undefined, []].map(printValue)).toEqual(['–', '–', '–']);
  expect([7, true, 's1', [1, 2, 3]].map(printValue)).toEqual(['7', 'true', 's1', '1 2 3']);
  const entry = { term: 3, command: { op: 'put', key: 'x', session: null } };
  const said = 'term 3 · command (op put · key x · session –)';
  expect(printValue(entry)).toBe(said);
  expect(printValue([entry, entry])).toBe(`${said}\n${said}`);
});
