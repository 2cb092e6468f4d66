import { describe, expect, test } from 'vitest';
import * as three from '../three-phase-commit/runs.ts';
import * as two from '../two-phase-commit/runs.ts';
import { answers, broken, isOver, money, open, runTo, told } from './runs.ts';

/** A step that comes twice, when its participant has given the transaction up in between (found by the fuzzer). */

const step = (at: string, what: string, to: string) => ({
  at,
  do: what,
  from: 'tm1',
  to,
  type: 'Execute',
});
const request = (at: string, asked: object) => ({ at, do: 'request', node: 'tm1', request: asked });
const givesUp = (at: string) => ({ at, do: 'fire', node: 'rm3', timer: { type: 'idle', tx: 1 } });
const transfer = (amount: number) => ({
  op: 'transfer',
  changes: [
    { at: 'rm3', account: 'a', amount: -amount },
    { at: 'rm2', account: 'a', amount },
  ],
});

describe.each([two.protocol, three.protocol])('$id', (protocol) => {
  const run = (script: readonly object[]) => {
    const played = open(protocol, {
      version: 2,
      protocol: protocol.id,
      network: { delay: { fixed: '10ms' } },
      script,
    });
    runTo(played, 4);
    expect(broken(played)).toEqual([]);
    expect(played.missed).toEqual([]);
    expect(isOver(played)).toBe(true);
    expect(money(played)).toBe(600);
    return played;
  };

  test('a crash takes what it noted; the second copy does not bring about a yes', () => {
    const played = run([
      request('100ms', transfer(26)),
      step('101ms', 'duplicate', 'rm3'),
      step('102ms', 'hold', 'rm3'),
      givesUp('112ms'),
      { at: '113ms', do: 'crash', node: 'rm3' },
      { at: '114ms', do: 'restart', node: 'rm3', disk: 'keep' },
      step('115ms', 'release', 'rm3'),
    ]);
    expect(told(played, 'executed')).toHaveLength(3);
    expect(answers(played)).toMatchObject([{ outcome: 'abort', why: 'votedNo' }]);
  });

  test('an audit that lost its lock in between is not answered', () => {
    const accounts = ['rm3', 'rm2'].map((at) => ({ at, account: 'a' }));
    const played = run([
      request('100ms', { op: 'read', accounts }),
      step('101ms', 'duplicate', 'rm3'),
      step('102ms', 'hold', 'rm3'),
      step('121ms', 'hold', 'rm2'),
      givesUp('125ms'),
      request('130ms', transfer(10)),
      step('400ms', 'release', 'rm3'),
      step('401ms', 'release', 'rm2'),
    ]);
    expect(answers(played)).toMatchObject([{ outcome: 'abort' }, { outcome: 'commit' }]);
  });
});
