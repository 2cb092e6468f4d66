import { describe, expect, test } from 'vitest';
import { told } from '../../src/cli/lessons.ts';
import { orrery } from './capture.ts';

/** What it finds in all exhibits stands in test/lessons/content.test.ts. */
describe('lessons', () => {
  test('says for people how much there is, and what is wrong with which', () => {
    const fine = { kind: 'stop', id: 'one/a', problems: [] } as const;
    expect(told({ id: 'raft' }, [fine])).toBe(
      'raft: 1 stops, 0 questions, 0 challenges, 0 terms: all as they say\n',
    );
    const wrong = { kind: 'question', id: 'why', problems: ['no term “kin”', 'empty'] } as const;
    expect(told({ id: 'raft' }, [fine, wrong])).toBe(
      'raft: 1 stops, 1 questions, 0 challenges, 0 terms: 2 wrong\n  question why: no term “kin”\n  question why: empty\n',
    );
  });

  test('refuses an exhibit that there is not', async () => {
    const { status, err } = await orrery(['lessons', 'rafft']);
    expect(status).toBe(2);
    expect(err).toMatch(/^exhibit: found "rafft", expected "?raft/);
  });
});
