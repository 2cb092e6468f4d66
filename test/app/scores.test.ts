import { describe, expect, test } from 'vitest';
import type { Progress } from '../../src/app/lessons/progress.ts';
import { actsToBeat, opening, withScore } from '../../src/app/lessons/scores.ts';

const kept = (best: Progress['best']): Progress => ({
  stops: { elections: ['first'] },
  last: null,
  predicted: { right: 0, all: 0 },
  questions: {},
  best,
});

describe('scores', () => {
  test('the score to beat counts what is done, not what is waited for', () => {
    const crash = { act: { do: 'crash', node: 's1' } } as const;
    expect(actsToBeat({ solution: [{ until: { note: 'any' } }, crash, crash] })).toBe(2);
  });

  test('the fewest acts are kept, and everything else as it was', () => {
    expect(withScore(kept({}), 'a', 4).best).toEqual({ a: 4 });
    expect(withScore(kept({ a: 4, b: 1 }), 'a', 3)).toEqual(kept({ a: 3, b: 1 }));
    const best = kept({ a: 2 });
    expect(withScore(best, 'a', 2)).toBe(best);
    expect(withScore(best, 'a', 5)).toBe(best);
  });
});

describe('the opening of a text', () => {
  test.each([
    [
      'en',
      `${'A sentence that says quite enough about what it is that one has to do here'}. More.`,
      75,
    ],
    [
      'en',
      's1 leads. Bring it to a point where a second server leads, and both for two seconds. More.',
      84,
    ],
    ['zh', 's1 正在领导。让集群里出现第二位领导者，两台都在运行，并持续两秒。再说。', 34],
    ['en', 'No end', 6],
    ['en', '', 0],
  ] as const)('%s: %s', (locale, text, length) => {
    expect(opening(text, locale)).toBe(text.slice(0, length));
  });

  test('a figure is no end of a sentence', () => {
    const text = 'It takes 1.5 seconds until the other one of the two servers has begun to lead.';
    expect(opening(`${text} More.`, 'en')).toBe(text);
  });
});
