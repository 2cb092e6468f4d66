import { describe, expect, test } from 'vitest';
import type { Progress } from '../../src/app/lessons/progress.ts';
import { learnedOf } from '../../src/app/ways/standing.ts';
import type { Outline } from '../../src/sdk/lesson.ts';

const said = { en: '', zh: '' };
const chapter = (id: string, ...stops: string[]) => ({
  ...{ id, stops, title: said, about: said },
  minutes: 5,
});

const outline: Outline = {
  chapters: [chapter('one', 'a', 'b'), chapter('two', 'c', 'd'), chapter('empty')],
  topics: [],
  questions: ['q1', 'q2', 'q3', 'q4'],
  challenges: ['x', 'y'],
};

const learned = (kept: Partial<Progress>) =>
  learnedOf(
    outline,
    { stops: {}, last: null, predicted: { right: 0, all: 0 }, questions: {}, best: {}, ...kept },
    1000,
  );

const onward = (kept: Partial<Progress>) => {
  const found = learned(kept).onward;
  return found && [found.chapter.id, found.stop];
};

describe('what was learned', () => {
  test('nothing, at first', () => {
    expect(learned({})).toMatchObject({ chapters: 0, known: 0, due: 0, met: 0, begun: false });
  });

  test('chapters that were seen whole, questions by how they stand, challenges that were met', () => {
    const kept = {
      stops: { one: ['b', 'a'], two: ['c'] },
      questions: {
        q1: { row: 1, due: 2000 },
        q2: { row: 2, due: 500 },
        q3: { row: 0, due: 400 },
      },
      best: { x: 3 },
    };
    expect(learned(kept)).toMatchObject({ chapters: 1, known: 1, due: 2, met: 1, begun: true });
  });

  test('what is no longer there counts for nothing', () => {
    const kept = {
      stops: { gone: ['a'], one: ['gone'] },
      last: 'one/gone',
      questions: { gone: { row: 1, due: 1 } },
      best: { gone: 1 },
    };
    expect(learned(kept)).toMatchObject({ known: 0, due: 0, met: 0, begun: false });
  });
});

describe('where one goes on', () => {
  test('at the beginning', () => expect(onward({})).toEqual(['one', null]));

  test('where one was last, if there is more to see in that chapter', () => {
    expect(onward({ last: 'two/d', stops: { two: ['d'] } })).toEqual(['two', 'd']);
  });

  test('in the first chapter that is not done, where one has left it', () => {
    expect(onward({ last: 'two/d', stops: { two: ['c', 'd'], one: ['a'] } })).toEqual(['one', 'b']);
    expect(onward({ last: 'one/b', stops: { one: ['a', 'b'] } })).toEqual(['two', null]);
  });

  test('nowhere, once all has been seen', () => {
    expect(onward({ stops: { one: ['a', 'b'], two: ['c', 'd'] } })).toBeNull();
  });

  test.each(['nowhere', 'nowhere/a', 'one', 'one/', 'one/gone', ''])(
    'a place that is not there is none: %s',
    (last) => expect(onward({ last })).toEqual(['one', null]),
  );
});
