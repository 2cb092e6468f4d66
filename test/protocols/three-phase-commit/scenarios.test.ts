import { describe, expect, test } from 'vitest';
import {
  answers,
  broken,
  countsIn,
  isOver,
  money,
  runTo,
  standing,
  tellers,
  told,
} from '../atomic/runs.ts';
import { ended, files, play, playWhole, protocol } from './runs.ts';

/** Every shipped scenario: it shows what it says, and each weakened twin breaks what it should. */

const invariants = protocol.invariants.map(({ name }) => name);
const [committed, aborted] = ['committed', 'aborted'].map((role) =>
  Array.from({ length: 3 }, () => role),
);
const rules = (run: ReturnType<typeof play>) =>
  told(run, 'terminated').map(({ params }) => params.rule);

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
    expect(isOver(run)).toBe(true);
    if (broken(run).length === 0) expect(money(run)).toBe(600);
    else expect(money(run)).toBeLessThan(600);
  });
});

test('all-yes: all know before anybody commits, at the cost that was published', () => {
  const run = ended('all-yes');
  expect(standing(run)).toEqual(committed);
  const order = run.story.map(({ key }) => key);
  expect(order.lastIndexOf('preCommitted')).toBeLessThan(order.indexOf('decidedCommit'));
  expect(countsIn(run)).toEqual({
    ...{ CanCommit: [3, 3], Vote: [3, 3], PreCommit: [3, 3], PreCommitAck: [3, 3] },
    ...{ DoCommit: [3, 3], Abort: [0, 0], forcedWrites: [7, 7] },
  });
});

test('votes-no: nobody is told more than that it is aborted', () => {
  const run = ended('votes-no');
  expect(standing(run)).toEqual(aborted);
  expect(told(run, 'preCommitSent')).toEqual([]);
  expect(answers(run)).toMatchObject([{ outcome: 'abort', why: 'votedNo' }]);
  for (const [counted, published] of Object.values(countsIn(run))) expect(counted).toBe(published);
});

describe('the coordinator dies, and rm1 brings it to its end long before tm1 is back', () => {
  test('before anybody knows: TR3, an abort', () => {
    const run = play('coordinator-dies-before-pre-commit', 2.4);
    expect(standing(run)).toEqual(aborted);
    expect(tellers(run, 'elected')).toEqual(['rm1']);
    expect(rules(run)).toEqual(['TR3']);
  });

  test('when one knows: TR4, a commit, once the others know too', () => {
    const run = play('coordinator-dies-mid-pre-commit', 2.4);
    expect(standing(run)).toEqual(committed);
    expect(rules(run)).toEqual(['TR4']);
    expect(tellers(run, 'preCommitted', 'from')).toEqual(['tm1', 'rm1', 'rm1']);
  });

  test('when all know: TR4, a commit at once', () => {
    const run = play('coordinator-dies-before-do-commit', 2.4);
    expect(standing(run)).toEqual(committed);
    expect(rules(run)).toEqual(['TR4']);
    expect(tellers(run, 'preCommitted', 'from')).toEqual(['tm1', 'tm1', 'tm1']);
    expect(tellers(run, 'committed', 'from')).toEqual(['rm1', 'rm1', 'rm1']);
  });
});

test('elected-one-dies-too: rm2 aborts what only rm1 knew, and rm1 asks when it is back', () => {
  const run = play('elected-one-dies-too', 1.9);
  expect(tellers(run, 'preCommitted')).toEqual(['rm1']);
  expect(tellers(run, 'elected')).toEqual(['rm1', 'rm2']);
  expect(rules(run)).toEqual(['TR3']);
  runTo(run, 2.1);
  expect(tellers(run, 'decisionAsked')).toEqual(['rm1']);
  expect(standing(run)).toEqual(aborted);
});

test('participant-dies-after-vote: it is not waited for, and asks when it is back', () => {
  const run = play('participant-dies-after-vote', 0.9);
  expect(told(run, 'acksMissing')).toMatchObject([{ params: { who: [3] } }]);
  expect(standing(run).slice(0, 2)).toEqual(['committed', 'committed']);
  runTo(run, 2);
  expect(tellers(run, 'decisionAsked')).toEqual(['rm3']);
  expect(standing(run)).toEqual(committed);
});

test('partition: each side takes the other one for dead, and they end differently', () => {
  const run = ended('partition');
  expect(standing(run)).toEqual(['committed', 'aborted', 'aborted']);
  expect(told(run, 'acksMissing')).toMatchObject([{ params: { who: [2, 3] } }]);
  expect(tellers(run, 'leaderSuspected', 'suspect')).toEqual(['tm1', 'tm1', 'rm1', 'rm1']);
  expect(rules(run)).toEqual(['TR3']);
});

test('total-failure: nobody decides before the last one is back', () => {
  const run = play('total-failure', 2.1);
  expect(standing(run).slice(0, 2)).toEqual(['prepared', 'prepared']);
  expect(told(run, 'preCommitted')).toHaveLength(3);
  runTo(run, 4);
  expect(tellers(run, 'totalFailure')).toEqual(['rm3']);
  expect(standing(run)).toEqual(aborted);
});

test('busy-bank: commits, aborts and elections, and every audit finds all the money', () => {
  const run = ended('busy-bank');
  const outcomes = answers(run).map((answer) => answer?.outcome);
  expect(outcomes.filter((one) => one === 'commit').length).toBeGreaterThan(8);
  expect(outcomes).toContain('abort');
  expect(told(run, 'lockWaits').length).toBeGreaterThan(3);
  expect(told(run, 'elected').length).toBeGreaterThan(0);
  const totals = answers(run).flatMap((answer) => answer?.total ?? []);
  expect(totals.length).toBeGreaterThan(1);
  expect(new Set(totals)).toEqual(new Set([600]));
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

test('what a search looks for is met somewhere, and what holds at rest does', () => {
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
      if (kind === 'eventually') expect(holds(world), `${id}: ${name}`).toBe(true);
    }
  }
  const sought = (protocol.properties ?? []).filter(({ kind }) => kind === 'sometimes');
  expect([...met].sort()).toEqual(sought.map(({ name }) => name).sort());
});
