import { describe, expect, test } from 'vitest';
import { exhibitOf } from '../../../src/catalogue.ts';
import { loadContent } from '../../../src/cli/lessons.ts';
import { must } from '../../../src/core/assert.ts';

/** That each does what it says is held for all exhibits in test/lessons/content.test.ts. */
const { content } = await loadContent(must(exhibitOf('raft'), 'Raft is there'));

describe('there is enough of it', () => {
  test('four chapters of about twenty stops, with all kinds among them', () => {
    expect(content.chapters).toHaveLength(4);
    const stops = content.chapters.flatMap((chapter) => chapter.stops);
    expect(stops.length).toBeGreaterThanOrEqual(20);
    expect([...new Set(stops.map(({ kind }) => kind))].sort()).toEqual([
      'challenge',
      'intervene',
      'play',
      'predict',
      'say',
    ]);
  });

  test('25 questions of every topic and grade', () => {
    expect(content.questions.length).toBeGreaterThanOrEqual(25);
    for (const { id } of content.outline.topics) {
      expect(content.questions.some(({ topic }) => topic === id)).toBe(true);
    }
    expect(new Set(content.questions.map(({ grade }) => grade)).size).toBe(3);
  });
});
