import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkHistory } from '../../../src/checkers/history/check.ts';
import { models } from '../../../src/checkers/history/models.ts';
import { operationsOf } from '../../../src/checkers/history/operations.ts';
import type { HistoryEvent } from '../../../src/sdk/history.ts';

/** test/vectors/histories.json: random histories, judged by Porcupine and by another search. */
interface Written {
  readonly name: string;
  readonly model: 'register' | 'kv' | 'queue';
  readonly linearizable: boolean;
  readonly ops: readonly {
    readonly client: number;
    readonly op: string;
    readonly key?: string;
    readonly arg?: unknown;
    readonly from?: number;
    readonly to?: number;
    readonly call: number;
    readonly return: number | null;
    readonly output: unknown;
  }[];
}

const { histories } = JSON.parse(
  readFileSync(new URL('../../vectors/histories.json', import.meta.url), 'utf8'),
) as { readonly histories: readonly Written[] };

/** The same history as Jepsen writes it. */
function asEvents({ ops }: Pick<Written, 'ops'>): HistoryEvent[] {
  const events = ops.flatMap(({ client, op: f, key, arg, from, to, call, return: end, output }) => {
    const given = f === 'cas' ? [from, to] : (arg ?? null);
    const about = { process: client, f, ...(key !== undefined && { key }) };
    const invoke: HistoryEvent = { ...about, type: 'invoke', value: given, time: call };
    if (end === null) return [invoke];
    const value = ['read', 'get', 'dequeue'].includes(f) ? output : given;
    const type = f === 'cas' && output === false ? 'fail' : 'ok';
    return [invoke, { ...about, type, value, time: end } satisfies HistoryEvent];
  });
  return events.sort((a, b) => a.time - b.time);
}

test('the file has histories of each model and each verdict', () => {
  const kinds = new Set(histories.map(({ model, linearizable }) => `${model} ${linearizable}`));
  expect(histories).toHaveLength(160);
  expect(kinds.size).toBe(6);
});

test.each(histories.map((one) => [one.name, one] as const))('%s', (_, one) => {
  const operations = operationsOf(asEvents(one));
  expect(checkHistory(operations, models[one.model]).linearizable).toBe(one.linearizable);
});
