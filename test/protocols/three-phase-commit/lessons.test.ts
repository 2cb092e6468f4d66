import { describe, expect, test } from 'vitest';
import { exhibitOf } from '../../../src/catalogue.ts';
import { loadContent } from '../../../src/cli/lessons.ts';
import { must } from '../../../src/core/assert.ts';
import { review } from '../../../src/lessons/review.ts';

const exhibit = must(exhibitOf('three-phase-commit'), 'three-phase commit is there');
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

  test('two chapters of at least ten stops, with all kinds among them', () => {
    expect(content.chapters).toHaveLength(2);
    expect(count('stop')).toBeGreaterThanOrEqual(10);
    const kinds = new Set(content.chapters.flatMap(({ stops }) => stops.map(({ kind }) => kind)));
    expect([...kinds].sort()).toEqual(['challenge', 'intervene', 'play', 'predict', 'say']);
  });

  test('questions of every topic and grade', () => {
    const { questions, outline } = content;
    for (const { id } of outline.topics) {
      expect(questions.some(({ topic }) => topic === id)).toBe(true);
    }
    expect(new Set(questions.map(({ grade }) => grade)).size).toBe(3);
  });

  test('four challenges, among them of every grade', () => {
    expect(count('challenge')).toBeGreaterThanOrEqual(4);
    expect(new Set(content.challenges.map(({ grade }) => grade)).size).toBe(3);
  });
});
