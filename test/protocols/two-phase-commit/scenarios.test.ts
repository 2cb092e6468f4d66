import { describe, expect, test } from 'vitest';
import {
  answers,
  broken,
  coordinator,
  countsIn,
  isHeld,
  isOver,
  money,
  participants,
  runTo,
  standing,
  tellers,
  told,
} from '../atomic/runs.ts';
import { ended, files, play, playWhole, protocol } from './runs.ts';

/** Every shipped scenario: it shows what it says, and each weakened twin breaks what it should. */

const invariants = protocol.invariants.map(({ name }) => name);
const [committed, aborted, prepared] = ['committed', 'aborted', 'prepared'].map((role) =>
  Array.from({ length: 3 }, () => role),
);

describe.each(files)('$id', (file) => {
  const run = ended(file.id);

  test('is complete', () => {
    for (const text of [file.title, file.watch]) {
      expect(Object.keys(text).sort()).toEqual(['en', 'zh']);
      for (const words of Object.values(text)) expect(words.trim()).not.toBe('');
    }
    expect(file.expects.map(({ invariant }) => invariant)).toEqual(invariants);
  });

  test('breaks what it means to break, and nothing else', () => {
    const failing = file.expects.filter(({ outcome }) => outcome === 'fails');
    expect(broken(run)).toEqual(failing.map(({ invariant }) => invariant));
  });

  test('has no command that meets nothing', () => {
    expect(run.missed).toEqual([]);
  });

  test('comes to its end, and all the money is there', () => {
    expect(isOver(run)).toBe(file.id !== 'coordinator-never-comes-back');
    if (broken(run).length === 0) expect(money(run)).toBe(600);
    else expect(money(run)).toBeLessThan(600);
  });
});

test('all-yes: each vote and the decision are on disk before they are sent', () => {
  const run = ended('all-yes');
  expect(standing(run)).toEqual(committed);
  expect(answers(run)).toMatchObject([{ tx: 1, outcome: 'commit', why: null }]);
  const order = run.story.map(({ key, params }) =>
    key === 'forced' ? `forced ${params.record}` : key,
  );
  expect(order.indexOf('forced prepared')).toBeLessThan(order.indexOf('votedYes'));
  expect(order.filter((key) => key === 'forced prepared')).toHaveLength(3);
  expect(order.indexOf('decidedCommit')).toBe(order.indexOf('forced commit') - 1);
  expect(participants(run).map(({ balances }) => balances.a)).toEqual([70, 120, 110]);
});

test('votes-no: rm1 sees the overdraft at the vote, and the others undo what they did', () => {
  const run = ended('votes-no');
  expect(told(run, 'executed')).toHaveLength(3);
  expect(told(run, 'votedNo')).toMatchObject([{ params: { why: 'overdrawn', account: 'a' } }]);
  expect(tellers(run, 'votedYes')).toEqual(['rm2', 'rm3']);
  expect(tellers(run, 'aborted')).toEqual(['rm2', 'rm3']);
  expect(answers(run)).toMatchObject([{ outcome: 'abort', why: 'votedNo' }]);
});

test('coordinator-dies-before-decision: blocked until it comes back, which makes it an abort', () => {
  const run = play('coordinator-dies-before-decision', 1.9);
  expect(standing(run)).toEqual(prepared);
  const known = told(run, 'decisionAnswered').map(({ params }) => params.outcome);
  expect(known.length).toBeGreaterThan(5);
  expect(known.every((outcome) => outcome === null)).toBe(true);
  runTo(run, 4);
  expect(standing(run)).toEqual(aborted);
  const presumed = told(run, 'decisionAnswered').filter(({ params }) => params.presumed);
  expect(presumed.map(({ params }) => params.outcome)).toEqual(['abort', 'abort', 'abort']);
});

test('coordinator-dies-after-decision: looks the same, and ends as it was decided', () => {
  const run = play('coordinator-dies-after-decision', 1.9);
  expect(standing(run)).toEqual(prepared);
  expect(told(run, 'decidedCommit')).toHaveLength(1);
  runTo(run, 4);
  expect(standing(run)).toEqual(committed);
  expect(told(run, 'resent')).toMatchObject([{ params: { outcome: 'commit' } }]);
});

test('coordinator-dies-after-telling-one: rm1 tells the others, unless they do not ask it', () => {
  const run = play('coordinator-dies-after-telling-one', 2.4);
  expect(standing(run)).toEqual(committed);
  expect(tellers(run, 'committed', 'from')).toEqual(['tm1', 'rm1', 'rm1']);
  const alone = play('no-cooperation', 2.4);
  expect(standing(alone)).toEqual(['committed', 'prepared', 'prepared']);
  runTo(alone, 4);
  expect(standing(alone)).toEqual(committed);
  expect(tellers(alone, 'committed', 'from')).toEqual(['tm1', 'tm1', 'tm1']);
});

test('coordinator-never-comes-back: T1 is locked for ever, and T2 gives up its wait', () => {
  const run = ended('coordinator-never-comes-back');
  expect(standing(run)).toEqual(prepared);
  expect(isHeld(run)).toBe(true);
  expect(told(run, 'lockTimedOut')).toMatchObject([{ params: { tx: 2, holders: [1] } }]);
  expect(told(run, 'gaveUp')).toMatchObject([{ params: { tx: 2, why: 'lock' } }]);
  expect(protocol.atRest?.(run.simulator.world)).toBe(true);
  expect(answers(run)).toEqual([null, null]);
});

test('participant-dies-before-vote: the others abort, and it comes back without a trace', () => {
  const run = ended('participant-dies-before-vote');
  expect(told(run, 'decidedAbort')).toMatchObject([{ params: { why: 'noVote', who: [3] } }]);
  expect(standing(run)).toEqual(['aborted', 'aborted', 'idle']);
  expect(told(run, 'recovered')).toEqual([]);
});

test('participant-dies-after-vote: it finds its yes, locks again, asks and commits', () => {
  const run = play('participant-dies-after-vote', 0.505);
  expect(standing(run)).toEqual(['committed', 'committed', 'prepared']);
  expect(participants(run)[2]?.locks).toMatchObject([{ account: 'a', holders: [{ tx: 1 }] }]);
  expect(tellers(run, 'decisionAsked')).toEqual(['rm3']);
  runTo(run, 2);
  expect(standing(run)).toEqual(committed);
});

describe('a partition', () => {
  test('before the vote: both sides abort by themselves', () => {
    const run = play('partition-before-vote', 1.9);
    expect(standing(run)).toEqual(aborted);
    expect(told(run, 'gaveUp')).toMatchObject([{ params: { participant: 3, why: 'idle' } }]);
  });

  test('after the vote: rm3 waits, and hears of the abort when it is over', () => {
    const run = play('partition-after-vote', 1.9);
    expect(standing(run)).toEqual(['aborted', 'aborted', 'prepared']);
    runTo(run, 3.5);
    expect(standing(run)).toEqual(aborted);
  });

  test('in the second phase: two who can only ask each other stay blocked', () => {
    const run = play('partition-in-second-phase', 1.9);
    expect(standing(run)).toEqual(['committed', 'prepared', 'prepared']);
    runTo(run, 3.5);
    expect(standing(run)).toEqual(committed);
  });
});

describe('what is presumed', () => {
  const sum = (counts: ReturnType<typeof countsIn>) =>
    Object.entries(counts)
      .filter(([name]) => name !== 'forcedWrites')
      .reduce((all, [, [counted]]) => all + counted, 0);

  test.each([
    ['presumed-nothing', { one: [12, 7], both: [22, 13] }],
    ['presumed-abort', { one: [12, 7], both: [20, 9] }],
    ['presumed-commit', { one: [9, 5], both: [19, 12] }],
  ])('%s costs what it says and what was published', (id, { one, both }) => {
    const run = play(id, 0.59);
    const spent = () => [sum(countsIn(run)), countsIn(run).forcedWrites?.[0]];
    expect(spent()).toEqual(one);
    runTo(run, 2);
    expect(spent()).toEqual(both);
    for (const [counted, published] of Object.values(countsIn(run))) {
      expect(counted).toBe(published);
    }
    expect(answers(run).map((answer) => answer?.outcome)).toEqual(['commit', 'abort']);
  });
});

test('read-only: no second phase for the audits, and a transfer that waits for both', () => {
  const run = ended('read-only');
  expect(told(run, 'votedReadOnly')).toHaveLength(6);
  expect(told(run, 'nothingToDecide').map(({ params }) => params.tx)).toEqual([1, 2]);
  expect(answers(run).map((answer) => answer?.total)).toEqual([600, 600, null]);
  expect(told(run, 'lockWaits')).toMatchObject([{ params: { tx: 3, holders: [1, 2] } }]);
  expect(run.sent.Commit).toBe(3);
});

test('lock-conflict: T2 gets the account when T1 is committed there', () => {
  const run = ended('lock-conflict');
  expect(told(run, 'lockWaits')).toMatchObject([{ params: { tx: 2, holders: [1] } }]);
  const granted = told(run, 'lockGranted')[0]?.at;
  expect(granted).toBe(told(run, 'committed').find(({ params }) => params.participant === 1)?.at);
  expect(participants(run)[0]?.balances.a).toBe(60);
});

test('deadlock: each waits for the other, one is given up, the other one is committed', () => {
  const run = ended('deadlock');
  expect(told(run, 'lockWaits').map(({ params }) => params.tx)).toEqual([1, 2]);
  expect(told(run, 'lockTimedOut')).toHaveLength(1);
  expect(answers(run).map((answer) => answer?.outcome)).toEqual(['commit', 'abort']);
  expect(answers(run)[1]?.why).toBe('gaveUp');
});

test('busy-bank: commits, aborts and waits, and every audit finds all the money', () => {
  const run = ended('busy-bank');
  const outcomes = answers(run).map((answer) => answer?.outcome);
  expect(outcomes.filter((one) => one === 'commit').length).toBeGreaterThan(10);
  expect(outcomes).toContain('abort');
  expect(told(run, 'lockWaits').length).toBeGreaterThan(3);
  expect(told(run, 'recovered')).toHaveLength(2);
  const totals = answers(run).flatMap((answer) => answer?.total ?? []);
  expect(totals.length).toBeGreaterThan(1);
  expect(new Set(totals)).toEqual(new Set([600]));
});

test('power-failure: T1 is brought to its end, and of T2 nothing is left', () => {
  const run = play('power-failure', 0.9);
  expect(coordinator(run).transactions).toMatchObject([{ tx: 1, role: 'committing' }]);
  runTo(run, 3.5);
  expect(standing(run)).toEqual(committed);
  expect(told(run, 'gaveUp')).toMatchObject([{ params: { tx: 2, why: 'lost' } }]);
  expect(participants(run).map(({ balances }) => balances.b)).toEqual([100, 100, 100]);
});

describe('a weakened twin', () => {
  test.each(protocol.variants.map(({ id, breaks }) => [id, breaks]))(
    '%s breaks %s',
    (id, breaks) => {
      const shown = files.filter(({ variant }) => variant === id);
      expect(shown.length).toBeGreaterThan(0);
      for (const file of shown) {
        expect(broken(ended(file.id))[0]).toBe(breaks);
        const whole = playWhole(file.id);
        expect(broken(whole)).toEqual([]);
        expect(isOver(whole)).toBe(true);
        expect(money(whole)).toBe(600);
      }
    },
  );
});

test('what a search looks for is met somewhere, and what holds at rest does where nobody is missing', () => {
  const met = new Set<string>();
  for (const { id, until } of files) {
    const run = play(id, 0.1);
    const { world } = run.simulator;
    for (let at = 0.1; at <= Number.parseFloat(until.time); at += 0.05) {
      runTo(run, at);
      for (const { name, kind, holds } of protocol.properties ?? []) {
        if (kind === 'sometimes' && holds(world)) met.add(name);
      }
    }
    for (const { name, kind, holds } of protocol.properties ?? []) {
      if (kind !== 'eventually' || id === 'coordinator-never-comes-back') continue;
      expect(holds(world), `${id}: ${name}`).toBe(true);
    }
  }
  const sought = (protocol.properties ?? []).filter(({ kind }) => kind === 'sometimes');
  expect([...met].sort()).toEqual(sought.map(({ name }) => name).sort());
});
