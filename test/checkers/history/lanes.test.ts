import { expect, test } from 'vitest';
import { checkHistory } from '../../../src/checkers/history/check.ts';
import { drawLanes } from '../../../src/checkers/history/lanes.ts';
import { models } from '../../../src/checkers/history/models.ts';
import { operationsOf } from '../../../src/checkers/history/operations.ts';
import { madeHistory } from '../../../src/cli/bench/madeHistory.ts';
import type { HistoryEvent } from '../../../src/sdk/history.ts';
import { line } from './histories.ts';

function drawn(events: readonly HistoryEvent[]): string {
  const [only] = checkHistory(operationsOf(events), models.register).keys;
  if (only?.found.kind !== 'none') throw new Error('it is not linearizable');
  return drawLanes(only.operations, only.found);
}

test('draws what fits and what fits nowhere', () => {
  const events = [
    line(0, 'invoke', 'write', 1),
    line(1, 'invoke', 'write', 2),
    line(0, 'ok', 'write', 1),
    line(2, 'invoke', 'read', null),
    line(2, 'ok', 'read', 2),
    line(0, 'invoke', 'cas', [2, 3]),
    line(2, 'invoke', 'read', null),
    line(2, 'ok', 'read', 1),
    line(2, 'invoke', 'read', null),
  ];
  expect(drawn(events)).toMatchInlineSnapshot(`
    "p0  [1: write 1]               [4: cas [2,3] → ?…
    p1    [2: write 2 → ?                           …
    p2               [3: read → 2]   [!!: read → 1]"
  `);
});

test('draws only the end of a long one', () => {
  const made = { operations: 100, processes: 4, seed: 7, lostEvery: 50 };
  const events = madeHistory(models.register, made);
  const last = events.findLastIndex(({ f, type }) => f === 'read' && type === 'ok');
  const lines = drawn(events.with(last, { ...(events[last] as HistoryEvent), value: 99 })).split(
    '\n',
  );
  expect(lines.every(({ length }) => length <= 100)).toBe(true);
  expect(lines.join()).toContain('[!!: read → 99');
});
