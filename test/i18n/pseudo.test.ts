import { expect, test } from 'vitest';
import { en } from '../../src/i18n/en.ts';
import { type Pseudo, pseudoLocale } from './pseudo.ts';

const words = {
  lang: 'en',
  listing: ', ',
  play: 'Play',
  deep: { list: ['One', 'Two'] },
  sends: (node: string, what: string, times: number) => `${node} sends ${what} ${times} times.`,
};

const said = (kind: Pseudo) => {
  const { lang, listing, play, deep, sends } = pseudoLocale(kind)(words);
  return [lang, listing, play, ...deep.list, sends('s1', 'Vote (for s1)', 3)];
};

test('accented: every word of ours is marked and longer, what it was given stays', () => {
  expect(said('accented')).toEqual([
    'en',
    ', ',
    '[Þļåý öñé]',
    '[Öñé öñé]',
    '[Ţŵö öñé]',
    '[s1 šéñðš Vote (for s1) 3 ţîɱéš. öñé ţŵö]',
  ]);
});

test('doubled: twice the words, once what it was given', () => {
  expect(said('doubled')).toEqual([
    'en',
    ', ',
    'Play Play',
    'One One',
    'Two Two',
    's1 sends sends Vote (for s1) 3 times. times.',
  ]);
});

test('a sentence within a sentence is changed once', () => {
  const changed = pseudoLocale('doubled')(words);
  expect(changed.sends('s2', changed.play, 2)).toBe('s2 sends sends Play Play 2 times. times.');
});

test('takes the words of every page, functions and all', () => {
  const changed = pseudoLocale('accented')(en);
  expect(Object.keys(changed)).toEqual(Object.keys(en));
  expect(changed.stage.link('s1', 's2')).toMatch(/^\[Ŀîñķ ƀéţŵééñ s1 åñð s2/);
});
