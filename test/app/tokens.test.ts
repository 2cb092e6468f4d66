import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('../../src/app/tokens.css', import.meta.url), 'utf8');

/** Each colour of the tokens, by day and by night. */
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name = '', day = '', night = '']) => [name, { day, night }],
  ),
);

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** As WCAG 2 has it: from 1 to 21. */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const colour = (name: string, theme: 'day' | 'night') => {
  const found = tokens.get(name);
  if (!found) throw new Error(`no token --${name}`);
  return found[theme];
};

const grounds = ['ground', 'panel', 'raised'];
const texts = ['ink', 'ink-2', 'ink-3', 'brass'];
const tones = ['neutral', 'primary-ink', 'contend', 'client', 'good', 'bad', 'muted'];
const groups = [0, 1, 2, 3, 4, 5].map((n) => `group-${n}`);

describe.each(['day', 'night'] as const)('by %s', (theme) => {
  const least = (fronts: readonly string[], backs: readonly string[], ratio: number) => {
    const weak = fronts.flatMap((front) =>
      backs
        .filter((back) => contrast(colour(front, theme), colour(back, theme)) < ratio)
        .map((back) => `${front} on ${back}`),
    );
    expect(weak).toEqual([]);
  };

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
