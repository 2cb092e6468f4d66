import { describe, expect, test } from 'vitest';
import type { NodeId } from '../../src/core/ids.ts';
import type { Cell, LogRow } from '../../src/sdk/views.ts';
import { logWindow, markSign } from '../../src/views/inspector/logWindow.ts';
import { clockText, remarksOf } from '../../src/views/inspector/remarks.ts';
import { printValue } from '../../src/views/inspector/values.ts';
import { exhibitWordsOf } from '../i18n/dictionaries.ts';
import { cluster, runTo, s1, s2 } from './cluster.ts';

describe('logs side by side', () => {
  const cells = (from: number, to: number): Cell[] =>
    Array.from({ length: to - from + 1 }, (_, i) => ({
      index: from + i,
      text: '1',
      group: 1,
      firm: true,
    }));
  const row = (node: number, from: number, to: number, marks: LogRow['marks'] = {}): LogRow => ({
    node: node as NodeId,
    cells: cells(from, to),
    marks,
  });
  const entries = (shown: ReturnType<typeof logWindow>) =>
    shown.rows.map((line) => line.cells.map((cell) => cell.entry?.index ?? null));

  test('stand under their indexes; a shorter one has gaps at its end', () => {
    const shown = logWindow([row(0, 1, 3), row(1, 1, 2), row(2, 1, 0)], 40);
    expect(shown).toMatchObject({ columns: [1, 2, 3], clipped: false });
    expect(entries(shown)).toEqual([
      [1, 2, 3],
      [1, 2, null],
      [null, null, null],
    ]);
  });

  test('show the newest end of what is long, by its true indexes', () => {
    const shown = logWindow([row(0, 1, 120), row(1, 1, 82)], 40);
    expect(shown.columns).toHaveLength(40);
    expect([shown.columns[0], shown.columns.at(-1)]).toEqual([81, 120]);
    expect(shown.clipped).toBe(true);
    expect(entries(shown)[1]?.slice(0, 3)).toEqual([81, 82, null]);
  });

  test('are clipped also where the descriptor has left out what is old', () => {
    expect(logWindow([row(0, 21, 30)], 40)).toMatchObject({ clipped: true });
    expect(logWindow([row(0, 1, 40)], 40)).toMatchObject({ clipped: false });
    expect(logWindow([row(0, 1, 41)], 40)).toMatchObject({ clipped: true });
  });

  test('have their marks under the entries; a mark before the first has no place', () => {
    const marks = { commitIndex: 2, lastApplied: 2 };
    const shown = logWindow([row(0, 1, 3, marks), row(1, 1, 3, { commitIndex: 0 })], 40);
    expect(shown.marks).toEqual(['commitIndex', 'lastApplied']);
    expect(shown.rows.map((line) => line.cells.map((cell) => cell.marks))).toEqual([
      [[], ['commitIndex', 'lastApplied'], []],
      [[], [], []],
    ]);
    expect(shown.marks.map(markSign)).toEqual(['cI', 'lA']);
  });

  test('are nothing where there are no entries', () => {
    expect(logWindow([], 40).columns).toEqual([]);
    expect(logWindow([row(0, 1, 0)], 40)).toMatchObject({ columns: [], rows: [] });
  });
});

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
