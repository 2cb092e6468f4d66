import { describe, expect, test } from 'vitest';
import { ms } from '../../../src/core/duration.ts';
import { advisedBy, between, fixed, playWith, testAdvice, UNWISE } from '../atomic/advised.ts';
import { fileOf, files, protocol } from './runs.ts';

/** What is unwise about two-phase commit’s settings. */

const { adviceOn, keys } = advisedBy(protocol);

testAdvice(
  protocol,
  files,
  { 'decision-not-forced': ['cooperationOff'], 'no-cooperation': ['cooperationOff'] },
  [
    ...UNWISE,
    { params: { voteTimeout: ms(20), resendDelay: ms(20) } },
    { params: { decisionTimeout: ms(50) } },
    { params: { decisionTimeout: ms(50), cooperative: false, readOnlyVotes: false } },
  ],
);

test('votes that cannot be there in time: messages, disks, and what is written before', () => {
  expect(keys({ params: { voteTimeout: ms(30) } })).toEqual(['votesTooLate']);
  expect(keys({ params: { voteTimeout: ms(31) } })).toEqual([]);
  const slow = { diskWrite: fixed(90) };
  expect(keys({ ...slow, params: { voteTimeout: ms(120) } })).toContain('votesTooLate');
  expect(keys({ ...slow, params: { voteTimeout: ms(121) } })).not.toContain('votesTooLate');
  expect(keys({ ...slow, params: { presume: 'commit' } })).toContain('votesTooLate');
});

test('questions while the coordinator still waits for votes', () => {
  // It waits for 200 ms, its word takes 15 ms, and its question may have come in 5 ms.
  expect(keys({ params: { decisionTimeout: ms(210) } })).toEqual(['asksTooSoon']);
  expect(keys({ params: { decisionTimeout: ms(211) } })).toEqual([]);
  // A disk adds what it takes to write the decision; what was written before the question comes off.
  const slow = (decisionTimeout: number, presume: string) =>
    keys({ diskWrite: between(10, 20), params: { decisionTimeout: ms(decisionTimeout), presume } });
  expect(slow(230, 'nothing')).toEqual(['asksTooSoon']);
  expect(slow(231, 'nothing')).toEqual([]);
  expect(slow(220, 'commit')).toEqual(['asksTooSoon']);
  expect(slow(221, 'commit')).toEqual([]);
  const silenced = { voteTimeout: ms(1_000_000), decisionTimeout: ms(300) };
  expect(keys({ params: silenced })).toEqual([]);
});

test('decisions that are sent again before an acknowledgement can be there', () => {
  expect(keys({ params: { resendDelay: ms(30) } })).toEqual(['resentTooSoon']);
  expect(keys({ params: { resendDelay: ms(31) } })).toEqual([]);
  const written = { diskWrite: fixed(50), params: { resendDelay: ms(130) } };
  expect(adviceOn(written)).toMatchObject([{ params: { acknowledged: ms(130) } }]);
});

test('locks that are held for longer than others wait', () => {
  // Three steps, the votes and the decision: four times there and back.
  expect(keys({ params: { lockTimeout: [ms(120), ms(600)] } })).toEqual(['lockTooShort']);
  expect(keys({ params: { lockTimeout: [ms(121), ms(600)] } })).toEqual([]);
  expect(
    keys({ params: { lockTimeout: [ms(121), ms(600)] }, members: { participant: 4 } }),
  ).toEqual(['lockTooShort']);
});

describe('what is warned of is what happens', () => {
  const network = { delay: { fixed: '15ms' } };
  const count = (params: object, key: string): number =>
    playWith(protocol, fileOf('all-yes'), { params, network }).count(key);

  test.each([
    ['voteTimeout', '30ms', '31ms', 'decidedAbort'],
    ['decisionTimeout', '30ms', '31ms', 'decisionAsked'],
    ['resendDelay', '30ms', '31ms', 'resent'],
    ['idleTimeout', '90ms', '91ms', 'gaveUp'],
  ])('%s', (name, short, enough, key) => {
    expect(count({ [name]: short }, key)).toBeGreaterThan(0);
    expect(count({ [name]: enough }, key)).toBe(0);
  });

  test('flushDelay', () => {
    expect(count({ flushDelay: '90ms' }, 'flushed')).toBeGreaterThan(
      count({ flushDelay: '91ms' }, 'flushed'),
    );
  });
});
