import { describe, expect, test } from 'vitest';
import { en } from '../../src/i18n/en.ts';
import { zh } from '../../src/i18n/zh.ts';
import { LOCALES } from '../../src/sdk/text.ts';
import { wordsOf } from './dictionaries.ts';

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

/** The same in every language: signs of keys, and punctuation between what differs. */
const shared = /^(keys\.names\.|commands\.(partition|theRole)|transport\.branchAt|story\.role)/;

describe('the dictionaries', () => {
  test('have the same entries', () => {
    const paths = (words: unknown) => entries(words).map(([path]) => path);
    expect(paths(zh)).toEqual(paths(en));
  });

  test('leave nothing empty', () => {
    for (const locale of LOCALES) {
      const empty = entries(wordsOf(locale)).filter(([, text]) => text.trim() === '');
      expect(empty).toEqual([]);
    }
  });

  test('say everything in their own language', () => {
    const english = new Map(entries(en));
    const same = entries(zh).filter(
      ([path, text]) => english.get(path) === text && !shared.test(path),
    );
    expect(same).toEqual([]);
  });

  test('are Chinese where they say they are', () => {
    const latin = entries(zh).filter(
      ([path, text]) => !/[\u4e00-\u9fff，。：]/.test(text) && !shared.test(path),
    );
    // The language's own name, and the button that leads away from it.
    expect(latin.map(([path]) => path)).toEqual(['lang', 'header.switchLanguage']);
  });

  test('show every parameter that they are given, in both languages', () => {
    for (const locale of LOCALES) {
      for (const [path, text] of entries(wordsOf(locale))) {
        expect(text, path).not.toMatch(/undefined|null|NaN|\[object/);
      }
    }
    const lost = (words: unknown) =>
      entries(words)
        .filter(([, text]) => text.includes('<'))
        .map(([path, text]) => `${path} ${[...new Set(text.match(/<\d>/g))].sort()}`);
    expect(lost(zh)).toEqual(lost(en));
  });
});
