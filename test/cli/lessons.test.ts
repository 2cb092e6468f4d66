import { describe, expect, test } from 'vitest';
import { orrery } from './capture.ts';

describe('lessons', () => {
  test('goes through all that an exhibit teaches, and says how much that was', async () => {
    const { status, out } = await orrery(['lessons', 'raft']);
    expect(out).toMatch(
      /^raft: \d+ stops, \d+ questions, \d+ challenges, \d+ terms: all as they say\n$/,
    );
    expect(status).toBe(0);
  });

  test('tells of each by itself, for programs; without a name of every exhibit', async () => {
    const { status, out } = await orrery(['lessons', '--json']);
    expect(status).toBe(0);
    const { exhibits } = JSON.parse(out) as {
      exhibits: { id: string; verdicts: { kind: string; id: string; problems: string[] }[] }[];
    };
    const raft = exhibits.find(({ id }) => id === 'raft');
    expect(raft?.verdicts[0]).toEqual({ kind: 'outline', id: 'outline', problems: [] });
    expect(raft?.verdicts.filter(({ kind }) => kind === 'stop').length).toBeGreaterThan(3);
  });

  test('refuses an exhibit that there is not', async () => {
    const { status, err } = await orrery(['lessons', 'rafft']);
    expect(status).toBe(2);
    expect(err).toMatch(/^exhibit: found "rafft", expected "?raft/);
  });
});
