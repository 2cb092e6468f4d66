import { describe, expect, test } from 'vitest';
import { en } from '../../src/i18n/en.ts';
import { en as exhibitEn } from '../../src/i18n/exhibit/en/index.ts';
import { zh as exhibitZh } from '../../src/i18n/exhibit/zh/index.ts';
import { en as lessonsEn } from '../../src/i18n/lessons/en/index.ts';
import { zh as lessonsZh } from '../../src/i18n/lessons/zh/index.ts';
import { en as storyEn } from '../../src/i18n/story/en.ts';
import { zh as storyZh } from '../../src/i18n/story/zh.ts';
import { zh } from '../../src/i18n/zh.ts';

/** Every entry with its path; functions are called, with arguments that show up in what they say. */
function entries(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'function') {
    const args = Array.from({ length: value.length }, (_, i) => `<${i}>`);
    return [[path, String(value(...args))]];
  }
  if (typeof value !== 'object' || value === null) return [[path, String(value)]];
  return Object.entries(value).flatMap(([key, item]) =>
    entries(item, path ? `${path}.${key}` : key),
  );
}

interface Book {
  readonly name: string;
  readonly en: unknown;
  readonly zh: unknown;
  /** The same in every language: signs of keys, terms of the field, punctuation between what differs. */
  readonly shared: RegExp;
  /** Said in Latin letters in Chinese too. */
  readonly latin: readonly string[];
}

const books: readonly Book[] = [
  {
    name: 'of every page',
    en,
    zh,
    shared: /^$/,
    // The language's own name, and the button that leads away from it.
    latin: ['lang', 'header.switchLanguage'],
  },
  {
    name: 'of stories',
    en: storyEn,
    zh: storyZh,
    shared: /^(commands\.(partition|theRole)|story\.role)/,
    latin: [],
  },
  {
    name: 'of pages that teach',
    en: lessonsEn,
    zh: lessonsZh,
    shared: /^$/,
    // Figures alone.
    latin: ['challenge.count', 'learn.place'],
  },
  {
    name: 'of an exhibit',
    en: exhibitEn,
    zh: exhibitZh,
    shared: /^(byHand\.times$|keys\.names\.|transport\.branchAt)/,
    latin: [],
  },
];

describe.each(books)('the words $name', ({ en: english, zh: chinese, shared, latin }) => {
  test('have the same entries', () => {
    const paths = (words: unknown) => entries(words).map(([path]) => path);
    expect(paths(chinese)).toEqual(paths(english));
  });

  test('leave nothing empty', () => {
    for (const words of [english, chinese]) {
      const empty = entries(words).filter(([, text]) => text.trim() === '');
      expect(empty).toEqual([]);
    }
  });

  test('say everything in their own language', () => {
    const said = new Map(entries(english));
    const same = entries(chinese).filter(
      ([path, text]) => said.get(path) === text && !shared.test(path),
    );
    expect(same).toEqual([]);
  });

  test('are Chinese where they say they are', () => {
    const foreign = entries(chinese).filter(
      ([path, text]) => !/[\u4e00-\u9fff，。：；、（]/.test(text) && !shared.test(path),
    );
    expect(foreign.map(([path]) => path)).toEqual(latin);
  });

  test('show every parameter that they are given, in both languages', () => {
    for (const words of [english, chinese]) {
      for (const [path, text] of entries(words)) {
        expect(text, path).not.toMatch(/undefined|null|NaN|\[object/);
      }
    }
    const shown = (words: unknown) =>
      entries(words)
        .filter(([, text]) => text.includes('<'))
        .map(([path, text]) => `${path} ${[...new Set(text.match(/<\d>/g))].sort()}`);
    expect(shown(chinese)).toEqual(shown(english));
  });
});
