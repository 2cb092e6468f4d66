import { expect, test } from 'vitest';
import { hasPage } from '../../src/playback/pages.ts';
import { cellTexts, type ShownTable, shownTables } from '../../src/views/table/model.ts';
import { tallied, talliedSession, views } from './tallied.ts';
import { tellingOf } from './telling.ts';

/** Tables that protocols describe, in words and with what has just changed. */

const [view] = views;
if (view?.kind !== 'table') throw new Error('the first view is the table');

const session = talliedSession();
const telling = tellingOf(session, 'en');
const textOf = ({ caption, columns, rows }: ShownTable) => [
  caption,
  columns.join(' '),
  ...rows.map(({ node, name, cells }) => {
    const parts = cells.map((cell) => cell.parts.map(({ text }) => text).join(' '));
    return [node, name, ...parts].join('|');
  }),
];

test('a table in words: figures, nodes by name, labels; a name that says only the node is left out', () => {
  session.seek(0);
  const [peers] = shownTables(view.tables(session.world()), null, telling);
  if (!peers) throw new Error('there are peers');
  expect(textOf(peers)).toEqual([
    'Peers',
    'peer seen from',
    '0||0|– heard 0 times',
    '1||0|– heard 0 times',
    '2||0|– heard 0 times',
  ]);
  expect(peers.empty).toBe('nobody');
  expect(peers.rows[0]?.cells[1]).toMatchObject({
    tone: 'good',
    column: 'from',
    was: null,
    parts: [
      { text: '–', said: false },
      { text: 'heard 0 times', said: true },
    ],
  });
});

test('marks what is otherwise than a step earlier, and rows that have come', () => {
  session.seek(0);
  let marked = 0;
  let added = 0;
  for (let i = 0; i < 40; i++) {
    const before = cellTexts(view.tables(session.world()), telling);
    session.stepForward();
    const [peers, waiting] = shownTables(view.tables(session.world()), before, telling);
    for (const { key, cells } of peers?.rows ?? []) {
      cells.forEach(({ parts, was }, at) => {
        const now = parts.map(({ text }) => text).join(' ');
        const old = before.get(key)?.[at] ?? null;
        expect(was).toBe(old === now ? null : old);
        if (was !== null) marked++;
      });
    }
    for (const row of waiting?.rows ?? []) {
      expect(row.added).toBe(!before.has(row.key));
      expect(row.cells[0]?.was).toBeNull();
      if (row.added) added++;
    }
  }
  expect(marked).toBeGreaterThan(5);
  expect(added).toBeGreaterThan(5);
});

test('nothing is new where there was nothing before', () => {
  session.seek(30_000);
  const tables = shownTables(view.tables(session.world()), null, telling);
  expect(tables.flatMap(({ rows }) => rows).some((row) => row.added)).toBe(false);
});

test('the inspector has the pages that a protocol describes, and those that all have', () => {
  const described = ['logs', 'chart', 'table', 'matrix', 'tree', 'plot', 'counts'];
  const pages = ['state', ...described, 'story', 'checks', 'inbox'];
  expect(pages.filter((page) => hasPage(tallied, page))).toEqual([
    'state',
    'table',
    'counts',
    'story',
    'checks',
    'inbox',
  ]);
});
