import { describe, expect, test } from 'vitest';
import { PRESUMPTIONS } from '../../../src/protocols/two-phase-commit/params.ts';
import { broken, coordinator, isOver, money, open, runTo, standing, told } from '../atomic/runs.ts';
import { fileOf, protocol } from './runs.ts';

/** Messages that come late, or twice. */

const run = (script: readonly object[], params: object = {}) => {
  const one = fileOf('votes-no');
  const played = open(protocol, {
    ...one,
    version: 2,
    params,
    script: [...fileOf('all-yes').script, ...script],
    until: { time: '4s' },
  });
  runTo(played, 4);
  expect(broken(played)).toEqual([]);
  expect(played.missed).toEqual([]);
  expect(isOver(played)).toBe(true);
  expect(money(played)).toBe(600);
  return played;
};
const message = (at: string, what: string, type: string, from = 'tm1', to = 'rm3') => ({
  at,
  do: what,
  from,
  to,
  type,
});

test('a step that comes twice is answered twice and done once', () => {
  const twice = run([message('145ms', 'duplicate', 'Execute')]);
  expect(told(twice, 'executed')).toHaveLength(3);
  expect(twice.sent.Executed).toBe(4);
  expect(standing(twice)).toEqual(['committed', 'committed', 'committed']);
});

test('whoever is asked twice repeats its yes', () => {
  const twice = run([message('165ms', 'duplicate', 'Prepare')]);
  expect(told(twice, 'votedYes').filter(({ params }) => params.again)).toHaveLength(1);
  expect(standing(twice)).toEqual(['committed', 'committed', 'committed']);
});

test('a decision that comes twice is acknowledged twice', () => {
  const twice = run([message('185ms', 'duplicate', 'Commit')]);
  expect(told(twice, 'acknowledged')).toHaveLength(4);
  expect(told(twice, 'committed')).toHaveLength(3);
});

test('a vote that comes when it is decided changes nothing', () => {
  const late = run([
    message('175ms', 'hold', 'Vote', 'rm3', 'tm1'),
    message('600ms', 'release', 'Vote', 'rm3', 'tm1'),
  ]);
  expect(told(late, 'decidedAbort')).toMatchObject([{ params: { why: 'noVote', who: [3] } }]);
  expect(standing(late)).toEqual(['aborted', 'aborted', 'aborted']);
});

/** On what is left of a participant's work after a crash nothing is built, though its steps come for a second time. */
test('an audit does not add up what it saw before and after a crash', () => {
  const read = [
    { at: 'rm1', account: 'a' },
    { at: 'rm3', account: 'b' },
    { at: 'rm2', account: 'a' },
  ];
  const transfer = [
    { at: 'rm1', account: 'a', amount: -30 },
    { at: 'rm2', account: 'a', amount: 30 },
  ];
  const ask = (at: string, request: object) => ({ at, do: 'request', node: 'tm1', request });
  const played = open(protocol, {
    ...fileOf('votes-no'),
    version: 2,
    script: [
      ask('100ms', { op: 'read', accounts: read }),
      message('101ms', 'duplicate', 'Execute', 'tm1', 'rm1'),
      message('102ms', 'hold', 'Execute', 'tm1', 'rm1'),
      { at: '122ms', do: 'crash', node: 'rm1' },
      { at: '124ms', do: 'restart', node: 'rm1', disk: 'keep' },
      message('128ms', 'hold', 'Execute', 'tm1', 'rm3'),
      ask('130ms', { op: 'transfer', changes: transfer }),
      message('300ms', 'release', 'Execute', 'tm1', 'rm1'),
      message('310ms', 'release', 'Execute', 'tm1', 'rm3'),
    ],
    until: { time: '4s' },
  });
  runTo(played, 4);
  expect(broken(played)).toEqual([]);
  const totals = played.simulator.operations().flatMap(({ response }) => {
    const { outcome, total } = response as { outcome: string; total: number | null };
    return outcome === 'commit' && total !== null ? [total] : [];
  });
  expect(totals.filter((total) => total !== 300)).toEqual([]);
});

describe.each(PRESUMPTIONS)('presume %s', (presume) => {
  // A yes that nobody waits for any more: where commit is presumed, its question would be answered by "committed".
  test.each([
    ['the crash before the abort', 300],
    ['the crash after the abort', 400],
  ])('what was aborted and is forgotten is not begun again: %s', (_, crash) => {
    const late = run(
      [
        message('145ms', 'duplicate', 'Execute'),
        message('146ms', 'hold', 'Execute'),
        message('165ms', 'hold', 'Prepare'),
        { at: `${crash}ms`, do: 'crash', node: 'rm3' },
        { at: `${crash + 10}ms`, do: 'restart', node: 'rm3', disk: 'keep' },
        message('800ms', 'release', 'Execute'),
        message('850ms', 'release', 'Prepare'),
      ],
      { presume },
    );
    expect(told(late, 'decidedAbort')).toHaveLength(1);
    expect(told(late, 'committed')).toEqual([]);
    expect(coordinator(late).transactions).toEqual([]);
  });

  test('nor is what was refused after a crash', () => {
    const late = run(
      [
        message('145ms', 'duplicate', 'Execute'),
        message('146ms', 'hold', 'Execute'),
        message('161ms', 'duplicate', 'Prepare'),
        message('162ms', 'hold', 'Prepare'),
        { at: '163ms', do: 'crash', node: 'rm3' },
        { at: '165ms', do: 'restart', node: 'rm3', disk: 'keep' },
        message('800ms', 'release', 'Execute'),
        message('850ms', 'release', 'Prepare'),
      ],
      { presume },
    );
    expect(told(late, 'committed')).toEqual([]);
    expect(standing(late)).not.toContain('committed');
  });
});
