import { readFileSync } from 'node:fs';

export type Theme = 'day' | 'night';

/** The colours that a style sheet's tokens have by day and by night. */
export function coloursOf(path: string): (name: string, theme: Theme) => string {
  const css = readFileSync(new URL(`../../src/${path}`, import.meta.url), 'utf8');
  const tokens = new Map(
    [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
      ([, name = '', day = '', night = '']) => [name, { day, night }],
    ),
  );
  return (name, theme) => {
    const found = tokens.get(name);
    if (!found) throw new Error(`no token --${name}`);
    return found[theme];
  };
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** As WCAG 2 has it: from 1 to 21. */
export function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

/** Which of the colours stand out too little from which of the grounds. */
export const tooWeak = (
  colour: (name: string) => string,
  fronts: readonly string[],
  backs: readonly string[],
  least: number,
): string[] =>
  fronts.flatMap((front) =>
    backs
      .filter((back) => contrast(colour(front), colour(back)) < least)
      .map((back) => `${front} on ${back}`),
  );
