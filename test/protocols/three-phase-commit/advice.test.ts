import { describe, expect, test } from 'vitest';
import { ms } from '../../../src/core/duration.ts';
import { advisedBy, between, fixed, playWith, testAdvice, UNWISE } from '../atomic/advised.ts';
import { broken } from '../atomic/runs.ts';
import { fileOf, files, protocol } from './runs.ts';

/** What is unwise about three-phase commit’s settings: above all what makes it take those who are well for dead. */

const { keys } = advisedBy(protocol);

testAdvice(protocol, files, {}, [
  ...UNWISE,
  { params: { voteTimeout: ms(20) } },
  { params: { decisionTimeout: ms(50) } },
]);

test('answers that cannot be there in time', () => {
  expect(keys({ params: { voteTimeout: ms(30) } })).toEqual(['silenceTooShort']);
  expect(keys({ params: { voteTimeout: ms(31) } })).toEqual([]);
  expect(keys({ diskWrite: fixed(170) })).toContain('silenceTooShort');
  expect(keys({ diskWrite: fixed(169) })).not.toContain('silenceTooShort');
});

test('elections while whoever leads still waits for answers', () => {
  expect(keys({ params: { decisionTimeout: ms(210) } })).toEqual(['electsTooSoon']);
  expect(keys({ params: { decisionTimeout: ms(211) } })).toEqual([]);
  expect(keys({ diskWrite: between(0, 20), params: { decisionTimeout: ms(230) } })).toEqual([
    'electsTooSoon',
  ]);
  const silenced = { voteTimeout: ms(1_000_000), decisionTimeout: ms(300) };
  expect(keys({ params: silenced })).toEqual([]);
});

test('messages that are lost, if any arrives at all', () => {
  expect(keys({ network: { loss: [1, 100_000] } })).toEqual(['lossBreaks']);
  expect(keys({ network: { loss: [1, 1] } })).toEqual(['allLost']);
});

test('locks that are held for longer than others wait', () => {
  // Three steps, the votes, who knows of them and the decision: five times there and back.
  expect(keys({ params: { lockTimeout: [ms(150), ms(600)] } })).toEqual(['lockTooShort']);
  expect(keys({ params: { lockTimeout: [ms(151), ms(600)] } })).toEqual([]);
});

describe('what is warned of is what happens', () => {
  const played = (params: object, network: object = { delay: { fixed: '15ms' } }) =>
    playWith(protocol, fileOf('all-yes'), { params, network });

  test('votes are not waited for', () => {
    expect(played({ voteTimeout: '30ms' }).count('decidedAbort')).toBe(1);
    expect(played({ voteTimeout: '31ms' }).count('committed')).toBe(3);
  });

  test('one is elected while the coordinator waits for a slow vote, and they decide differently', () => {
    const slow = {
      delay: { fixed: '15ms' },
      links: [{ from: 'rm3', to: 'tm1', delay: { fixed: '110ms' } }],
    };
    const soon = played({ decisionTimeout: '80ms' }, slow);
    expect(soon.count('elected')).toBeGreaterThan(0);
    expect(broken(soon.run)).toContain('agreement');
    expect(broken(played({}, slow).run)).toEqual([]);
  });
});
