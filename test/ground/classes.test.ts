import { expect, test } from 'vitest';
import { filesUnder, read } from './source.ts';

/**
 * Styles of all pages come together once somebody has been on them, and in the single file at once. A class is so dressed in one
 * file: where another one says something of it, it says where (a mode, a page), which makes the selector longer.
 */

const classesAlone = (css: string): string[] => {
  const text = css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\([^()]*\)/g, '()');
  return [...text.matchAll(/(?:^|[{},])\s*\.([\w-]+)\s*(?=[,{])/g)].map(([, name]) => name ?? '');
};

test('no class is dressed alone in two files', () => {
  const files = filesUnder('src').filter((path) => path.endsWith('.css'));
  expect(files.length).toBeGreaterThan(30);
  const where = new Map<string, Set<string>>();
  for (const path of files) {
    for (const name of classesAlone(read(path))) {
      where.set(name, (where.get(name) ?? new Set()).add(path));
    }
  }
  const twice = [...where].filter(([, paths]) => paths.size > 1);
  expect(twice.map(([name, paths]) => `${name}: ${[...paths].join(', ')}`)).toEqual([]);
});

test('the rule finds a class that stands alone, and no other', () => {
  const css =
    '/* .no { */ .one { } .two:hover { } .three .four { } @media print { .five, .six { } }';
  expect(classesAlone(css)).toEqual(['one', 'five', 'six']);
});
