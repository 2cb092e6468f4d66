import { describe, expect, test } from 'vitest';
import { exhibitOf } from '../../../src/catalogue.ts';
import { loadContent } from '../../../src/cli/lessons.ts';
import { must } from '../../../src/core/assert.ts';
import { review } from '../../../src/lessons/review.ts';

const exhibit = must(exhibitOf('two-phase-commit'), 'two-phase commit is there');
const { stock, content } = await loadContent(exhibit);
const verdicts = [...review(stock, content)];

test.each(verdicts.map((verdict) => [verdict.kind, verdict.id, verdict] as const))(
  '%s %s does what it says',
  (_, __, { problems }) => {
    expect(problems).toEqual([]);
  },
);

describe('there is enough of it', () => {
  const count = (kind: string) => verdicts.filter((verdict) => verdict.kind === kind).length;

  test('three chapters of at least 15 stops, with all kinds among them', () => {
    expect(content.chapters).toHaveLength(3);
    expect(count('stop')).toBeGreaterThanOrEqual(15);
    const kinds = new Set(content.chapters.flatMap(({ stops }) => stops.map(({ kind }) => kind)));
    expect([...kinds].sort()).toEqual(['challenge', 'intervene', 'play', 'predict', 'say']);
  });

  test('20 questions of every topic and grade', () => {
    expect(count('question')).toBeGreaterThanOrEqual(20);
    for (const { id } of content.outline.topics) {
      expect(content.questions.some(({ topic }) => topic === id)).toBe(true);
    }
    expect(new Set(content.questions.map(({ grade }) => grade)).size).toBe(3);
  });

  test('four challenges, among them of every grade', () => {
    expect(count('challenge')).toBeGreaterThanOrEqual(4);
    expect(new Set(content.challenges.map(({ grade }) => grade)).size).toBe(3);
  });
});
