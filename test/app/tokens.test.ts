import { describe, expect, test } from 'vitest';
import { coloursOf, tooWeak } from './contrast.ts';

const colour = coloursOf('app/tokens.css');

const grounds = ['ground', 'panel', 'raised'];
const texts = ['ink', 'ink-2', 'ink-3', 'brass'];
const tones = ['neutral', 'primary-ink', 'contend', 'client', 'good', 'bad', 'muted'];
const groups = [0, 1, 2, 3, 4, 5].map((n) => `group-${n}`);

describe.each(['day', 'night'] as const)('by %s', (theme) => {
  const least = (fronts: readonly string[], backs: readonly string[], ratio: number) =>
    expect(tooWeak((name) => colour(name, theme), fronts, backs, ratio)).toEqual([]);

  test('text is readable on every ground', () => {
    least([...texts, ...tones.map((tone) => `tone-${tone}`)], grounds, 4.5);
  });

  test('text is readable on washes and on brass', () => {
    least(['ink', 'ink-2', 'brass'], ['brass-wash'], 4.5);
    least(['tone-bad', 'ink'], ['bad-wash'], 4.5);
    least(['ink'], groups, 4.5);
    least(['on-brass'], ['brass'], 4.5);
  });

  test('marks and the edges of controls are seen', () => {
    least(['tone-primary', 'edge'], grounds, 3);
  });
});
