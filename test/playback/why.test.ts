import { describe, expect, test } from 'vitest';
import { micros, type NodeId, type Seq } from '../../src/core/ids.ts';
import { commonLength } from '../../src/playback/lineage.ts';
import type { BranchInfo, TraceColumns } from '../../src/playback/types.ts';
import { answersBefore, causesOf, silenceBefore, whyOf } from '../../src/playback/why.ts';
import type { RecordKind } from '../../src/sdk/record.ts';
import { toySession } from './toySession.ts';

interface Row {
  readonly kind: RecordKind;
  readonly node: number | null;
  readonly peer?: number;
  readonly type?: number;
  readonly cause: number | null;
  /** Belongs to the step before. */
  readonly within?: true;
}

/** A trace made by hand. */
function trace(rows: readonly Row[]): TraceColumns {
  const row = (at: number) => rows[at] as Row;
  return {
    length: rows.length,
    time: (at) => at * 1000,
    kind: (at) => row(at).kind,
    begins: (at) => row(at).within !== true,
    node: (at) => row(at).node as NodeId | null,
    peer: (at) => (row(at).peer ?? null) as NodeId | null,
    type: (at) => row(at).type ?? 0,
    cause: (at) => row(at).cause as Seq | null,
    countUntil: (time) => rows.filter((_, at) => at * 1000 <= time).length,
    stepBefore: (position) => {
      let at = position - 1;
      while (at > 0 && row(at).within) at--;
      return Math.max(at, 0);
    },
    stepAfter: (position) => {
      let at = position + 1;
      while (at < rows.length && row(at).within) at++;
      return Math.min(at, rows.length);
    },
  };
}

const timers = (count: number, from: number): Row[] =>
  Array.from({ length: count }, (_, i) => ({ kind: 'timer', node: 0, cause: from + i }));

const told = (columns: TraceColumns, asked: number) =>
  whyOf(columns, asked as Seq).pieces.map((piece) =>
    piece.kind === 'link'
      ? piece.link.records.join(' ')
      : `${piece.fold.round.map((link) => link.records.join(' ')).join(' | ')} × ${piece.fold.times}`,
  );

describe('the chain of causes', () => {
  test('leads from what came from nowhere to what is asked, a link for each step', () => {
    const columns = trace([
      { kind: 'command', node: 0, cause: null },
      { kind: 'timer', node: 0, cause: 0, within: true },
      { kind: 'note', node: 0, cause: 1, within: true },
      { kind: 'send', node: 0, peer: 1, cause: 1, within: true },
      { kind: 'start', node: 2, cause: null },
      { kind: 'deliver', node: 1, peer: 0, cause: 3 },
      { kind: 'role', node: 1, cause: 5, within: true },
    ]);
    expect(causesOf(columns, 6 as Seq)).toEqual([0, 1, 3, 5, 6]);
    expect(whyOf(columns, 6 as Seq).links).toEqual([
      { records: [0, 1, 3], from: 0, to: 4 },
      { records: [5, 6], from: 5, to: 7 },
    ]);
  });

  test('folds a timer that arms itself, but for the last time', () => {
    const columns = trace([{ kind: 'start', node: 0, cause: null }, ...timers(300, 0)]);
    expect(told(columns, 300)).toEqual(['0', '1 × 299', '300']);
    expect(told(columns, 2)).toEqual(['0', '1', '2']);
  });

  test('folds messages that go to and fro', () => {
    const rows: Row[] = [{ kind: 'start', node: 0, cause: null }];
    for (let i = 0; i < 5; i++) {
      for (const [node, peer] of [
        [0, 1],
        [1, 0],
      ] as const) {
        const last = rows.length - 1;
        rows.push({ kind: 'send', node, peer, cause: last, within: true });
        rows.push({ kind: 'deliver', node: peer, peer: node, cause: last + 1 });
      }
    }
    const columns = trace(rows);
    const pieces = told(columns, rows.length - 1);
    expect(pieces).toEqual(['0 1', '2 3 | 4 5 × 4', '18 19', '20']);
  });

  test('holds in a real run: each cause comes before, each record once, nothing left out', () => {
    const session = toySession();
    session.seek(500_000);
    const columns = session.columns();
    for (let asked = 0; asked < columns.length; asked += 7) {
      const { links, pieces } = whyOf(columns, asked as Seq);
      const records = links.flatMap((link) => link.records);
      expect(records).toEqual(causesOf(columns, asked as Seq));
      for (const { records: own, from, to } of links)
        expect(own.every((at) => at >= from && at < to)).toBe(true);
      const covered = pieces.reduce(
        (sum, piece) =>
          sum + (piece.kind === 'link' ? 1 : piece.fold.round.length * piece.fold.times),
        0,
      );
      expect(covered).toBe(links.length);
    }
  });
});

test('an answer that was needed last has those that came before it to the same question', () => {
  const columns = trace([
    { kind: 'deliver', node: 0, peer: 1, type: 7, cause: null },
    { kind: 'timer', node: 0, cause: null },
    { kind: 'send', node: 0, peer: 1, cause: 1, within: true },
    { kind: 'send', node: 0, peer: 2, cause: 1, within: true },
    { kind: 'deliver', node: 2, peer: 0, cause: 3 },
    { kind: 'send', node: 2, peer: 0, type: 7, cause: 4, within: true },
    { kind: 'deliver', node: 1, peer: 0, cause: 2 },
    { kind: 'send', node: 1, peer: 0, type: 7, cause: 6, within: true },
    { kind: 'send', node: 1, peer: 0, type: 7, cause: null },
    { kind: 'deliver', node: 0, peer: 2, type: 7, cause: 5 },
    { kind: 'deliver', node: 0, peer: 1, type: 7, cause: 8 },
    { kind: 'deliver', node: 0, peer: 1, type: 7, cause: 7 },
  ]);
  const { links } = whyOf(columns, 11 as Seq);
  expect(answersBefore(columns, links, links.length - 1)).toEqual([9]);
  expect(answersBefore(columns, links, 1)).toEqual([]);
});

test('a timer runs out because nothing came: losses, and what befell the one who was heard', () => {
  const columns = trace([
    { kind: 'deliver', node: 0, peer: 1, cause: null },
    { kind: 'drop', node: 0, peer: 1, cause: null },
    { kind: 'drop', node: 2, peer: 1, cause: null },
    { kind: 'command', node: 1, cause: null },
    { kind: 'command', node: 2, cause: null },
    { kind: 'command', node: null, cause: null },
    { kind: 'timer', node: 0, cause: 0 },
    { kind: 'timer', node: 0, cause: 6 },
  ]);
  const silence = (at: number) =>
    silenceBefore(columns, { records: [at as Seq], from: 0, to: 0 } as never);
  expect(silence(6)).toEqual({ commands: [3, 5], lost: 1 });
  expect(silence(7)).toBeNull();
  expect(silence(0)).toBeNull();
});

test('branches have in common what was before they parted', () => {
  const branch = (id: number, parent: number | null, shared: number): BranchInfo =>
    ({ id, parent, shared, forkedAt: micros(0), command: null, name: null }) as never;
  const tree = [branch(0, null, 0), branch(1, 0, 100), branch(2, 1, 150), branch(3, 0, 40)];
  const common = (a: number, b: number) => commonLength(tree, a, b);
  expect(common(1, 1)).toBe(Infinity);
  expect([common(0, 1), common(1, 0)]).toEqual([100, 100]);
  expect([common(2, 1), common(2, 0), common(2, 3), common(3, 2)]).toEqual([150, 100, 40, 40]);
});
