import { describe, expect, test } from 'vitest';
import { marksOf, onwardOf, verdictOf } from '../../src/views/lessons/standing.ts';

const at = (phase: 'asked' | 'running' | 'there', lost = false) => ({ phase, lost });

describe('what leads on', () => {
  test.each([
    ['say', at('there'), false, 'next'],
    ['play', at('running'), false, 'skipToEnd'],
    ['play', at('running', true), false, 'next'],
    ['play', at('there'), false, 'next'],
    ['predict', at('asked'), false, 'justShow'],
    ['predict', at('asked'), true, 'answer'],
    ['predict', at('running'), true, 'skipToEnd'],
    ['intervene', at('asked'), false, 'doIt'],
    ['challenge', at('asked'), false, 'skip'],
    ['challenge', at('there'), false, 'next'],
  ] as const)('%s, %j, chosen %s: %s', (kind, state, picked, onward) => {
    expect(onwardOf({ kind }, state, picked, false)).toBe(onward);
    const last = onward === 'next' ? 'finish' : onward;
    expect(onwardOf({ kind }, state, picked, true)).toBe(last);
  });
});

describe('answers', () => {
  test('are marked by what the run says', () => {
    expect(marksOf(3, { chosen: 1, outcome: 1 })).toEqual(['other', 'right', 'other']);
    expect(marksOf(3, { chosen: 0, outcome: 2 })).toEqual(['wrong', 'other', 'came']);
    expect(marksOf(2, { chosen: null, outcome: 0 })).toEqual(['came', 'other']);
  });

  test('are right, wrong, or none was given', () => {
    expect(verdictOf({ chosen: 1, outcome: 1 })).toBe('right');
    expect(verdictOf({ chosen: 0, outcome: 1 })).toBe('wrong');
    expect(verdictOf({ chosen: null, outcome: 1 })).toBe('shown');
  });
});
