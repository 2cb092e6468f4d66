import { describe, expect, test } from 'vitest';
import type { NodeId, Seq } from '../../src/core/ids.ts';
import { StoryIndex } from '../../src/playback/storyIndex.ts';
import { latestSum, type StoryItem, storyItems } from '../../src/playback/sums.ts';
import type { TraceColumns } from '../../src/playback/types.ts';
import type { RecordKind } from '../../src/sdk/record.ts';

interface Row {
  readonly kind: RecordKind;
  readonly at: number;
  readonly node?: number;
  readonly type?: number;
}

/** The story of a trace made by hand. */
function storyOf(rows: readonly Row[]): StoryIndex {
  const row = (at: number) => rows[at] as Row;
  const columns = {
    length: rows.length,
    time: (at: number) => row(at).at * 1000,
    kind: (at: number) => row(at).kind,
    node: (at: number) => (row(at).node ?? null) as NodeId | null,
    type: (at: number) => row(at).type ?? 0,
  } as TraceColumns;
  const index = new StoryIndex();
  index.catchUp(columns);
  return index;
}

const notes = (count: number, at: number, type = 0, first = 0): Row[] =>
  Array.from({ length: count }, (_, i) => ({ kind: 'note', at: at + i, node: first + i, type }));

const all = { limit: 200, alone: Infinity, accept: () => true };
const told = (items: readonly StoryItem[]) =>
  items.map((item) =>
    item.kind === 'line' ? `${item.seq}` : `${item.seqs.length} from ${item.seqs[0]}`,
  );

describe('a story in which much happens', () => {
  test('lines of one kind and many nodes that come close together are one', () => {
    const index = storyOf(notes(14, 10));
    const items = storyItems(index, 14, all);
    expect(told(items)).toEqual(['14 from 0']);
    expect(items[0]).toMatchObject({ of: 'note', from: 10_000, to: 23_000 });
    expect(items[0]?.kind === 'sum' && items[0].nodes).toHaveLength(14);
  });

  test('few lines, and many of few nodes, stand for themselves', () => {
    expect(told(storyItems(storyOf(notes(5, 10)), 5, all))).toHaveLength(5);
    const busy = notes(20, 10).map((row, i): Row => ({ ...row, node: i % 5 }));
    expect(told(storyItems(storyOf(busy), 20, all))).toHaveLength(20);
  });

  test('kinds that come mixed are told apart', () => {
    const mixed = [...notes(8, 10, 0), ...notes(8, 10, 1)].flatMap((_, i): Row[] => [
      { kind: i % 2 === 0 ? 'note' : 'role', at: 10 + i, node: i, type: 0 },
    ]);
    expect(told(storyItems(storyOf(mixed), 16, all))).toEqual(['8 from 0', '8 from 1']);
  });

  test('what is done from outside parts what lies before it from what lies after', () => {
    const rows: Row[] = [...notes(7, 10), { kind: 'command', at: 17 }, ...notes(7, 18)];
    expect(told(storyItems(storyOf(rows), 15, all))).toEqual(['7 from 0', '7', '7 from 8']);
  });

  test('stretches are the same wherever the playhead stands and however far one looks back', () => {
    const rows = [0, 190, 210, 390, 410, 900].flatMap((at, i) => notes(9, at, i % 2, 20 * i));
    const index = storyOf(rows);
    const whole = told(storyItems(index, index.count, all));
    for (const limit of [1, 2, 4])
      expect(whole.slice(-limit)).toEqual(
        told(storyItems(index, index.count, { ...all, limit })).slice(-limit),
      );
    expect(whole).toEqual([
      '9 from 0',
      '9 from 9',
      '9 from 18',
      '9 from 27',
      '9 from 36',
      '9 from 45',
    ]);
  });

  test('what has just happened stands for itself', () => {
    const index = storyOf(notes(14, 10));
    expect(told(storyItems(index, 14, { ...all, alone: 13 }))).toEqual(['13 from 0', '13']);
  });

  test('a filter sums what it leaves', () => {
    const index = storyOf([...notes(14, 10), ...notes(3, 30, 1)]);
    const odd = { ...all, accept: (_: unknown, node: NodeId | null) => (node ?? 0) % 2 === 1 };
    expect(told(storyItems(index, 17, odd))).toEqual(
      ['7 from 0', '15'].map((one) => one.replace('7 from 0', '7 from 1')),
    );
  });

  test('the largest sum of what was told last speaks for it, unless something came from outside', () => {
    const rows: Row[] = [...notes(30, 10), ...notes(8, 150, 1), ...notes(2, 205)];
    const index = storyOf(rows);
    expect(latestSum(index, 40)?.seqs).toHaveLength(30);
    expect(latestSum(storyOf([...rows, { kind: 'command', at: 210 }]), 41)).toBeNull();
    expect(latestSum(storyOf(notes(4, 10)), 4)).toBeNull();
  });

  test('a hundred thousand lines are looked through at once', () => {
    const rows = Array.from(
      { length: 100_000 },
      (_, i): Row => ({
        kind: 'note',
        at: Math.floor(i / 5),
        node: i % 1000,
        type: i % 4,
      }),
    );
    const index = storyOf(rows);
    const items = storyItems(index, index.count, all);
    expect(items.length).toBeGreaterThanOrEqual(200);
    const last = items.at(-1);
    expect(last?.kind === 'sum' && (last.seqs.at(-1) as Seq)).toBeGreaterThan(99_990);
  });
});
