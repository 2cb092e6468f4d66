import { describe, expect, test } from 'vitest';
import { told } from '../../src/cli/lessons.ts';
import { orrery } from './capture.ts';

describe('lessons', () => {
  test('goes through all that every exhibit teaches, and tells of each thing by itself', async () => {
    const { status, out } = await orrery(['lessons', '--json']);
    expect(status).toBe(0);
    const { exhibits } = JSON.parse(out) as {
      exhibits: { id: string; verdicts: { kind: string; id: string; problems: string[] }[] }[];
    };
    const raft = exhibits.find(({ id }) => id === 'raft');
    expect(raft?.verdicts[0]).toEqual({ kind: 'outline', id: 'outline', problems: [] });
    expect(raft?.verdicts.filter(({ kind }) => kind === 'stop').length).toBeGreaterThan(3);
  });

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
