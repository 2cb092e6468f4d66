import { describe, expect, test } from 'vitest';
import { historyOf } from '../../src/checkers/history/recorded.ts';
import { micros, nodeId, requestId, seq } from '../../src/core/ids.ts';
import { historyLine } from '../../src/files/history.ts';
import type { Operation } from '../../src/sdk/world.ts';
import { type FakeTypes, fake } from './fake.ts';

type Call = readonly [node: number, invoked: number, returned: number | null, ok?: boolean];

const operations = (...calls: Call[]): Operation<FakeTypes>[] =>
  calls.map(([node, invokedAt, returnedAt, ok = true], id) => ({
    id: requestId(id),
    node: nodeId(node),
    request: { op: 'put', key: 'x', value: String(id) },
    invokedAt: micros(invokedAt),
    invokedBy: seq(invokedAt),
    response: returnedAt === null ? null : { ok, value: null },
    returnedAt: returnedAt === null ? null : micros(returnedAt),
    returnedBy: returnedAt === null ? null : seq(returnedAt),
  }));

const told = (...calls: Call[]) =>
  historyOf(fake, operations(...calls)).map(
    ({ process, type, value, time }) => `${process} ${type} ${value} ${time}`,
  );

describe('a history', () => {
  test('is what Jepsen writes', () => {
    const events = historyOf(fake, operations([3, 5, 9], [4, 6, 8, false]));
    expect(events).toEqual([
      { process: 0, type: 'invoke', f: 'put', key: 'x', value: '0', time: 5 },
      { process: 1, type: 'invoke', f: 'put', key: 'x', value: '1', time: 6 },
      { process: 1, type: 'fail', f: 'put', key: 'x', value: '1', time: 8 },
      { process: 0, type: 'ok', f: 'put', key: 'x', value: '0', time: 9 },
    ]);
    for (const event of events) expect(historyLine.safeParse(event).success).toBe(true);
  });

  test('ends after the invoke where no answer came', () => {
    expect(told([3, 5, null])).toEqual(['0 invoke 0 5']);
  });

  test('gives a client that asks again too early another process', () => {
    expect(told([3, 1, 9], [3, 2, null], [4, 3, 4], [3, 10, 11])).toEqual([
      '0 invoke 0 1',
      '2 invoke 1 2',
      '1 invoke 2 3',
      '1 ok 2 4',
      '0 ok 0 9',
      '0 invoke 3 10',
      '0 ok 3 11',
    ]);
  });

  test('claims no order at one moment', () => {
    expect(told([3, 1, 5], [4, 5, 6])).toEqual([
      '0 invoke 0 1',
      '1 invoke 1 5',
      '0 ok 0 5',
      '1 ok 1 6',
    ]);
  });
});
