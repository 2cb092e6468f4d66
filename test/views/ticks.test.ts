import { describe, expect, test } from 'vitest';
import type { Done } from '../../src/lessons/judge.ts';
import { changes, tickOf } from '../../src/views/lessons/ticks.ts';

const open: Done = { done: false, failed: false, count: null };
const done: Done = { ...open, done: true };
const failed: Done = { ...open, failed: true };
const counted = (now: number, of: number): Done => ({
  done: now >= of,
  failed: false,
  count: [now, of],
});

const happens = { kind: 'happens' } as const;
const never = { kind: 'never' } as const;
const counts = { kind: 'counts' } as const;

describe('ticks', () => {
  test('what must not happen is kept and not done, until all is met', () => {
    expect(tickOf(never, done)).toBe('kept');
    expect(tickOf(never, failed)).toBe('failed');
    expect(tickOf(happens, done)).toBe('done');
    expect(tickOf(happens, open)).toBe('open');
    expect(tickOf(never, done, true)).toBe('done');
    expect(tickOf(never, failed, true)).toBe('done');
  });

  test('tells what has changed, and how far a count has come', () => {
    const tasks = [happens, never, counts];
    const before = [open, done, counted(1, 3)];
    expect(changes(tasks, before, before)).toEqual([]);
    expect(changes(tasks, before, [done, failed, counted(2, 3)])).toEqual([
      { task: 0, tick: 'done', count: null },
      { task: 1, tick: 'failed', count: null },
      { task: 2, tick: 'open', count: [2, 3] },
    ]);
    expect(changes(tasks, before, [open, done, counted(3, 3)])).toEqual([
      { task: 2, tick: 'done', count: null },
    ]);
    // A count that falls is seen and not told.
    expect(changes(tasks, before, [open, done, counted(0, 3)])).toEqual([]);
    expect(changes(tasks, [done, failed, counted(3, 3)], before)).toEqual([
      { task: 0, tick: 'open', count: null },
      { task: 1, tick: 'kept', count: null },
      { task: 2, tick: 'open', count: null },
    ]);
  });
});
