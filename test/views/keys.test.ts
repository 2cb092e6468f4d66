import { describe, expect, test } from 'vitest';
import { LOCALES } from '../../src/sdk/text.ts';
import { bindingOf, bindings, chordOf, keyMeaning } from '../../src/views/tools/keys.ts';
import { tools } from '../../src/views/tools/tools.ts';
import { exhibitWordsOf } from '../i18n/dictionaries.ts';

const press = (
  key: string,
  held: Partial<Record<'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey', true>> = {},
) => chordOf({ key, shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, ...held });

describe('the table of keys', () => {
  test('gives each key one meaning', () => {
    const chords = bindings.flatMap((one) => one.chords);
    expect(new Set(chords).size).toBe(chords.length);
  });

  // As the design's page about the interface has them; those for presenting come with it.
  test.each([
    [' ', 'playPause'],
    ['ArrowRight', 'step'],
    ['ArrowLeft', 'stepBack'],
    ['Shift+ArrowRight', 'nextMilestone'],
    ['Shift+ArrowLeft', 'previousMilestone'],
    [',', 'slower'],
    ['.', 'faster'],
    ['Home', 'start'],
    ['End', 'end'],
    ['1', 'select'],
    ['9', 'select'],
    ['c', 'crash'],
    ['x', 'cut'],
    ['h', 'heal'],
    ['n', 'request'],
    ['m', 'holdAll'],
    ['b', 'branches'],
    ['w', 'why'],
    ['?', 'help'],
  ])('%j is %s', (chord, id) => {
    expect(bindingOf(chord)?.id).toBe(id);
  });

  test('has words for everything in it', () => {
    for (const locale of LOCALES) {
      const { keys } = exhibitWordsOf(locale);
      for (const one of bindings) {
        const meaning = keyMeaning(one, exhibitWordsOf(locale));
        expect(meaning, `${locale} ${one.id}`).toBeTruthy();
        expect(keys[one.group]).toBeTruthy();
      }
    }
  });
});

describe('a key press', () => {
  test('is named by its key, and Shift where the key does not say it', () => {
    expect(press('ArrowRight', { shiftKey: true })).toBe('Shift+ArrowRight');
    expect(press('?', { shiftKey: true })).toBe('?');
    expect(press('C')).toBe('c');
  });

  test('belongs to the browser with Control, Alt or Command', () => {
    expect(press('c', { ctrlKey: true })).toBeNull();
    expect(press('c', { metaKey: true })).toBeNull();
    expect(press('ArrowLeft', { altKey: true })).toBeNull();
  });
});

test('every tool but the empty hand says what to do with it', () => {
  for (const locale of LOCALES) {
    const silent = tools.filter((tool) => tool.hint(exhibitWordsOf(locale).tools) === null);
    expect(silent.map((tool) => tool.id)).toEqual(['select']);
  }
});
