import { describe, expect, test } from 'vitest';
import type { NodeId } from '../../src/core/ids.ts';
import { micros } from '../../src/core/ids.ts';
import { createSimulator } from '../../src/engine/simulator.ts';
import { readScenario } from '../../src/files/scenario.ts';
import { scenarios } from '../../src/protocols/raft/scenarios/index.ts';
import type { ProtocolTypes } from '../../src/sdk/types.ts';
import type { LogCell, LogRow, ViewDescriptor } from '../../src/sdk/views.ts';
import { type LogLine, logWindow, markSign } from '../../src/views/inspector/logWindow.ts';
import { protocol } from './cluster.ts';

type Any = ProtocolTypes;

const cells = (from: number, to: number): LogCell<Any>[] =>
  Array.from({ length: Math.max(to - from + 1, 0) }, (_, i) => ({
    index: from + i,
    text: '1',
    group: 1,
    firm: true,
  }));
const blockTo = (index: number): LogCell<Any> => ({
  index,
  text: `≤ ${index}`,
  group: 1,
  firm: true,
  block: true,
  says: { key: 'all', params: {} },
});
const row = (node: number, from: number, to: number, over: Partial<LogRow<Any>> = {}) => ({
  node: node as NodeId,
  cells: cells(from, to),
  marks: {},
  ...over,
});
/** A log that has been compacted up to an index. */
const short = (node: number, block: number, to: number, marks: LogRow<Any>['marks'] = {}) =>
  row(node, 1, 0, { cells: [blockTo(block), ...cells(block + 1, to)], marks });
const heads = ({ columns }: ReturnType<typeof logWindow>) =>
  columns.map(({ from, to }) => (from === to ? from : `${from}–${to}`));
const entries = (lines: readonly LogLine[]) =>
  lines.map((line) => line.cells.map((cell) => cell.entry?.index ?? null));

describe('logs side by side', () => {
  test('stand under their indexes; a shorter one has gaps at its end', () => {
    const shown = logWindow([row(0, 1, 3), row(1, 1, 2), row(2, 1, 0)], 40);
    expect(heads(shown)).toEqual([1, 2, 3]);
    expect(shown.clipped).toBe(false);
    expect(entries(shown.rows)).toEqual([
      [1, 2, 3],
      [1, 2, null],
      [null, null, null],
    ]);
  });

  test('show the newest end of what is long, by its true indexes', () => {
    const shown = logWindow([row(0, 1, 120), row(1, 1, 82), row(2, 1, 0)], 40);
    expect(shown.columns).toHaveLength(40);
    expect([heads(shown)[0], heads(shown).at(-1)]).toEqual([81, 120]);
    expect(shown.clipped).toBe(true);
    expect(shown.rows.map(({ before }) => before?.more ?? false)).toEqual([true, true, false]);
    expect(entries(shown.rows)[1]?.slice(0, 3)).toEqual([81, 82, null]);
  });

  test('are clipped also where the descriptor has left out what is old', () => {
    expect(logWindow([row(0, 21, 30)], 40)).toMatchObject({ clipped: true });
    expect(logWindow([row(0, 1, 40)], 40)).toMatchObject({ clipped: false });
    expect(logWindow([row(0, 1, 41)], 40)).toMatchObject({ clipped: true });
  });

  test('have their marks under the entries; a mark before the first has no place', () => {
    const marks = { commitIndex: 2, lastApplied: 2 };
    const rows = [row(0, 1, 3, { marks }), row(1, 1, 3, { marks: { commitIndex: 0 } })];
    const shown = logWindow(rows, 40);
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

describe('a block', () => {
  test('takes the columns of all that it stands for, so that logs line up', () => {
    const shown = logWindow([short(0, 3, 5), row(1, 1, 4), short(2, 5, 5)], 40);
    expect(heads(shown)).toEqual([1, 2, 3, 4, 5]);
    expect(shown.rows.map(({ block }) => block?.columns ?? 0)).toEqual([3, 0, 5]);
    expect(entries(shown.rows)).toEqual([[4, 5], [1, 2, 3, 4, null], []]);
    expect(shown.clipped).toBe(false);
  });

  test('is one column wide where nobody has what it stands for', () => {
    const shown = logWindow([short(0, 20, 22), short(1, 21, 22)], 40);
    expect(heads(shown)).toEqual([20, 21, 22]);
    expect(shown.rows.map(({ block }) => block?.columns)).toEqual([1, 2]);
  });

  test('has the marks of all that it stands for', () => {
    const [line] = logWindow([short(0, 3, 5, { commitIndex: 2, lastApplied: 4 })], 40).rows;
    expect(line?.block?.marks).toEqual(['commitIndex']);
    expect(line?.cells.map(({ marks }) => marks)).toEqual([['lastApplied'], []]);
  });

  test('what no log has any more is one narrow column', () => {
    const shown = logWindow([short(0, 20, 22), row(1, 1, 2)], 40);
    expect(heads(shown)).toEqual([1, 2, '3–19', 20, 21, 22]);
    expect(shown.rows.map(({ block }) => block?.columns ?? 0)).toEqual([4, 0]);
    expect(entries(shown.rows)[1]).toEqual([1, 2, null, null, null, null]);
  });

  test('one that ends before the first column stands in the narrow one', () => {
    const { rows } = logWindow([short(0, 3, 50), short(1, 10, 50)], 40);
    expect(rows.map(({ before }) => [before?.block?.entry.index, before?.more])).toEqual([
      [3, true],
      [10, false],
    ]);
  });
});

describe('what logs say about the cluster itself', () => {
  const says = (who: string) => ({ key: 'who', params: { who } });
  const with3 = (node: number, to: number, goesBy: LogRow<Any>['goesBy'], firm = true) =>
    row(node, 1, 0, {
      cells: cells(1, to).map((cell) =>
        cell.index === 3 ? { ...cell, firm, says: says('new') } : cell,
      ),
      ...(goesBy && { goesBy }),
    });
  const old = { index: 0, says: says('old') };
  const fresh = { index: 3, says: says('new') };

  test('is nothing as long as all go by what they began with', () => {
    expect(logWindow([with3(0, 2, old), with3(1, 1, old)], 40).clauses).toEqual([]);
  });

  test('is told by index, with those who go by it', () => {
    const { clauses, rows } = logWindow([with3(0, 3, fresh, false), with3(1, 2, old)], 40);
    expect(clauses).toEqual([
      { index: null, says: says('old'), inForce: [1], firm: true },
      { index: 3, says: says('new'), inForce: [0], firm: false },
    ]);
    expect(rows[0]?.cells.map(({ inForce }) => inForce)).toEqual([false, false, true]);
  });

  test('is firm as soon as one of them knows it to be', () => {
    const { clauses } = logWindow([with3(0, 3, fresh, false), with3(1, 3, fresh, true)], 40);
    expect(clauses).toEqual([{ index: 3, says: says('new'), inForce: [0, 1], firm: true }]);
  });

  test('is the same thing in an entry and in a block that has taken its place', () => {
    const compacted = { ...short(1, 5, 6), goesBy: { index: 5, says: says('new') } };
    const { clauses } = logWindow([with3(0, 6, fresh), compacted], 40);
    expect(clauses).toEqual([{ index: 3, says: says('new'), inForce: [0, 1], firm: true }]);
  });
});

describe('of a real cluster', () => {
  function shownAt(id: string, seconds: number) {
    const file = scenarios.find((one) => (one as { id: string }).id === id);
    const simulator = createSimulator(protocol, readScenario(protocol, file));
    simulator.run({ time: micros(seconds * 1_000_000), events: null });
    const view = protocol.views.find((one) => one.kind === 'log') as Extract<
      ViewDescriptor<Any>,
      { kind: 'log' }
    >;
    return logWindow(view.rows(simulator.world), 40);
  }

  test('snapshots stand before what is behind them, and one is on its way', () => {
    const { rows, underWay, clauses } = shownAt('snapshot-lagging', 4.25);
    expect(
      rows.map(({ block, before, cells: all }) => [
        (block ?? before?.block)?.entry.text,
        all.filter(({ entry }) => entry).map(({ entry }) => entry?.index),
      ]),
    ).toMatchSnapshot();
    expect(underWay).toMatchSnapshot();
    expect(clauses).toEqual([]);
  });

  test('a joint configuration is in force before it is committed', () => {
    const { clauses, rows } = shownAt('joint-consensus', 2.3);
    expect(clauses).toMatchSnapshot();
    expect(rows.map(({ cells: all }) => all.find(({ inForce }) => inForce)?.entry?.text)).toEqual(
      rows.map(() => '1 C→C'),
    );
  });
});
