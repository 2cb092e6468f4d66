import { describe, expect, test } from 'vitest';
import type { Progress } from '../../src/app/lessons/progress.ts';
import { inOrder, searchTerms } from '../../src/app/lessons/searchTerms.ts';
import { chapterStanding, lastPlace, withStep } from '../../src/app/lessons/walked.ts';
import type { Chapter, Gloss } from '../../src/sdk/lesson.ts';
import type { ProtocolTypes } from '../../src/sdk/types.ts';

const nothing: Progress = {
  stops: {},
  last: null,
  predicted: { right: 0, all: 0 },
  questions: {},
  best: {},
};
const asked = { phase: 'asked', chosen: null, outcome: null } as const;
const there = { phase: 'there', chosen: null, outcome: null } as const;

describe('what is kept of a walk', () => {
  test('where one is, at once; that it is done, once all of it could be read', () => {
    const at = withStep(nothing, 'a', { id: 'x', kind: 'predict' }, asked);
    expect(at).toEqual({ ...nothing, last: 'a/x' });
    expect(withStep(at, 'a', { id: 'x', kind: 'predict' }, asked)).toBe(at);
    const done = withStep(at, 'a', { id: 'x', kind: 'play' }, there);
    expect(done.stops).toEqual({ a: ['x'] });
    expect(withStep(done, 'a', { id: 'x', kind: 'play' }, there)).toBe(done);
    expect(withStep(done, 'b', { id: 'x', kind: 'say' }, there).stops).toEqual({
      a: ['x'],
      b: ['x'],
    });
  });

  test.each([
    ['right', 1, { right: 1, all: 1 }],
    ['wrong', 0, { right: 0, all: 1 }],
    ['none', null, { right: 0, all: 0 }],
  ])('a prediction counts the first time: %s', (_, chosen, predicted) => {
    const stop = { id: 'x', kind: 'predict' } as const;
    const once = withStep(nothing, 'a', stop, { phase: 'there', chosen, outcome: 1 });
    expect(once.predicted).toEqual(predicted);
    const twice = withStep(once, 'a', stop, { phase: 'there', chosen: 1, outcome: 1 });
    expect(twice.predicted).toEqual(predicted);
  });

  test('how far one is in a chapter', () => {
    const chapter = {
      id: 'a',
      title: { en: 'A', zh: '甲' },
      about: { en: 'a', zh: '甲' },
      minutes: 5,
      stops: ['x', 'y', 'z'],
    };
    const with_ = (...stops: string[]) =>
      chapterStanding(chapter, { ...nothing, stops: { a: stops } });
    expect(chapterStanding(chapter, nothing)).toEqual({ done: 0, of: 3, resume: null });
    expect(with_('x', 'z', 'gone')).toEqual({ done: 2, of: 3, resume: 'y' });
    expect(with_('x', 'y', 'z')).toEqual({ done: 3, of: 3, resume: null });
  });

  test('where one was, unless that is no more', () => {
    const stop = { id: 'x' };
    const chapters = [{ id: 'a', stops: [stop] }] as unknown as Chapter<ProtocolTypes>[];
    expect(lastPlace(chapters, 'a/x')?.stop).toBe(stop);
    for (const last of [null, 'a', 'a/y', 'b/x', '']) expect(lastPlace(chapters, last)).toBeNull();
  });
});

describe('terms', () => {
  const term = (id: string, en: string, zh: string, means = ''): Gloss => ({
    id,
    name: { en, zh },
    means: { en: means, zh: means },
  });
  const terms = [
    term('log', 'log', '日志', 'What a [[leader]] keeps.'),
    term('leader', 'Leader', '领导者'),
    term('heartbeat', 'heartbeat', '心跳', 'Sent by the leader.'),
  ];
  const ids = (list: readonly Gloss[]) => list.map(({ id }) => id);

  test('stand in the order of the language', () => {
    expect(ids(inOrder(terms, 'en'))).toEqual(['heartbeat', 'leader', 'log']);
    expect(ids(inOrder(terms, 'zh'))).toEqual(['leader', 'log', 'heartbeat']);
  });

  test('are found by either name, then by what they mean', () => {
    expect(ids(searchTerms(terms, ' LEAD', 'en'))).toEqual(['leader', 'log', 'heartbeat']);
    expect(ids(searchTerms(terms, '心', 'en'))).toEqual(['heartbeat']);
    expect(searchTerms(terms, '  ', 'en')).toBe(terms);
    expect(searchTerms(terms, 'zzz', 'en')).toEqual([]);
  });
});
