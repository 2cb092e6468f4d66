import { describe, expect, test } from 'vitest';
import { readScenario } from '../../../src/files/scenario.ts';
import {
  participantsOf,
  stepsOf,
  workload,
} from '../../../src/protocols/_shared/atomic/requests.ts';
import { protocol as three } from '../three-phase-commit/runs.ts';
import { protocol as two } from '../two-phase-commit/runs.ts';
import { answers, broken, isOver, money, open, runTo, told } from './runs.ts';

/** What can be asked of a bank, what is refused, and what it comes to. */

const file = (request: object, more: object = {}) => ({
  version: 1,
  protocol: two.id,
  script: [{ at: '100ms', do: 'request', node: 'tm1', request }],
  ...more,
});
const change = (at: string, account: string, amount: number) => ({ at, account, amount });

describe.each([two, three])('$id', (protocol) => {
  const ask = (request: object, more: object = {}) => {
    const run = open(protocol, { ...file(request, more), protocol: protocol.id });
    runTo(run, 4);
    expect(broken(run)).toEqual([]);
    expect(isOver(run)).toBe(true);
    return run;
  };

  test.each([
    [
      'amounts that do not add up to 0',
      { op: 'transfer', changes: [change('rm1', 'a', -10), change('rm2', 'a', 5)] },
      /script\[0\]\.request\.changes.*add up to -5.*add up to 0/,
    ],
    ['no change at all', { op: 'transfer', changes: [] }, /changes.*one change at least/],
    [
      'an account that nobody has',
      { op: 'transfer', changes: [change('rm1', 'z', 0)] },
      /changes\[0\]\.account.*"z"/,
    ],
    [
      'a node that is not there',
      { op: 'transfer', changes: [change('rm9', 'a', 0)] },
      /changes\[0\]\.at.*"rm9"/,
    ],
    ['half an amount', { op: 'pay', amount: 1.5 }, /amount.*1\.5/],
    ['nothing to pay', { op: 'pay', amount: 0 }, /amount.*0/],
    ['something else', { op: 'steal', amount: 1 }, /op.*"steal"/],
    ['what it does not know', { op: 'pay', amount: 1, to: 'rm1' }, /to/],
  ])('refuses %s', (_, request, message) => {
    expect(() => readScenario(protocol, { ...file(request), protocol: protocol.id })).toThrow(
      message,
    );
  });

  test('an account that this bank does not have ends the transaction', () => {
    const run = ask({ op: 'transfer', changes: [change('rm1', 'a', -5), change('rm2', 'h', 5)] });
    expect(answers(run)).toMatchObject([{ outcome: 'abort', why: 'gaveUp' }]);
    expect(told(run, 'gaveUp')).toMatchObject([{ params: { participant: 2, why: 'noAccount' } }]);
    expect(money(run)).toBe(600);
  });

  test('a coordinator has no accounts', () => {
    const run = ask({ op: 'transfer', changes: [change('rm1', 'a', -5), change('tm1', 'a', 5)] });
    expect(answers(run)).toMatchObject([{ outcome: 'abort', why: 'noAnswer' }]);
    expect(money(run)).toBe(600);
  });

  test('all may happen at one participant, and twice on one account', () => {
    const changes = [change('rm1', 'a', -30), change('rm1', 'b', 10), change('rm1', 'a', 20)];
    const run = ask({ op: 'transfer', changes });
    expect(answers(run)).toMatchObject([{ outcome: 'commit' }]);
    expect(run.simulator.world.nodes[1]?.state).toMatchObject({ balances: { a: 90, b: 110 } });
  });

  test('an overdraft that the same transaction makes good is none', () => {
    const changes = [change('rm1', 'a', -130), change('rm1', 'a', 50), change('rm2', 'a', 80)];
    const run = ask({ op: 'transfer', changes });
    expect(answers(run)).toMatchObject([{ outcome: 'commit' }]);
  });

  test('a look at named accounts, or at all', () => {
    const accounts = [{ at: 'rm2', account: 'b' }];
    expect(answers(ask({ op: 'read', accounts }))).toMatchObject([{ total: 100 }]);
    expect(answers(ask({ op: 'read' }))).toMatchObject([{ total: 600 }]);
  });

  test('whoever shares gives each of the others the same', () => {
    const run = ask({ op: 'share', amount: 7 });
    const { amounts, at } = { ...told(run, 'begun')[0]?.params };
    expect(amounts).toEqual([-14, 7, 7]);
    expect((at as number[]).toSorted()).toEqual([1, 2, 3]);
  });
});

test('the steps of a request, and who takes part', () => {
  const ctx = {
    params: { accounts: 2 },
    members: () => [1, 2, 3] as never,
    choose: <C>(_: string, options: readonly C[]) => options.at(-1) as C,
  };
  const steps = stepsOf({ op: 'pay', amount: 5 }, ctx);
  expect(steps).toEqual([change(3 as never, 'b', -5), change(2 as never, 'b', 5)]);
  expect(participantsOf([...steps, ...steps])).toEqual([3, 2]);
  const alone = { ...ctx, members: () => [1] as never };
  expect(stepsOf({ op: 'pay', amount: 5 }, alone)).toEqual([]);
});

test('what is asked by itself is what one could ask', () => {
  const requests = workload.ops.flatMap((op) =>
    Array.from({ length: 9 }, (_, n) => workload.request(op, '', n)),
  );
  const script = requests.map((request) => ({ at: '1ms', do: 'request', node: 'tm1', request }));
  expect(readScenario(two, file({}, { script })).script).toHaveLength(requests.length);
  for (const op of ['pay', 'share', 'read']) expect(workload.request(op, '', 3).op).toBe(op);
  const mixed = Array.from({ length: 5 }, (_, n) => workload.request('mixed', '', n).op);
  expect(new Set(mixed)).toEqual(new Set(['pay', 'share', 'read']));
});
