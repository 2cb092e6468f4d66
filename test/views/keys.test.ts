import { describe, expect, test } from 'vitest';
import { LOCALES } from '../../src/sdk/text.ts';
import { chordOf, type KeyTable, takeKey } from '../../src/views/tools/chords.ts';
import { bindingOf, bindings } from '../../src/views/tools/keys.ts';
import { localAreas, sheetOf } from '../../src/views/tools/sheet.ts';
import { tools } from '../../src/views/tools/tools.ts';
import { isSingleSign } from '../../src/views/tools/useKeys.ts';
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

  // As the design's page about the interface has them.
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
    ['f', 'present'],
    ['w', 'why'],
    ['?', 'help'],
  ])('%j is %s', (chord, id) => {
    expect(bindingOf(chord)?.id).toBe(id);
  });
});

describe('the list of keys', () => {
  const tables = localAreas.flatMap(({ tables: some }) => some);

  test.each(LOCALES)('has a row with words for everything that is bound, %s', (locale) => {
    const rows = sheetOf(exhibitWordsOf(locale)).flatMap((area) => area.rows);
    const bound = bindings.length + tables.flatMap((table) => Object.keys(table)).length;
    expect(rows).toHaveLength(bound);
    for (const row of rows) expect(row.says, `${locale} ${row.id}`).toBeTruthy();
    for (const { title } of sheetOf(exhibitWordsOf(locale))) expect(title).toBeTruthy();
  });

  test('says the same in no two rows of an area', () => {
    for (const { id, rows } of sheetOf(exhibitWordsOf('en')))
      expect(new Set(rows.map(({ says }) => says)).size, id).toBe(rows.length);
  });

  test('has no words for keys that nobody binds', () => {
    const { does, local } = exhibitWordsOf('en').keys;
    const own = localAreas.filter(({ says }) => says(exhibitWordsOf('en')) === local);
    const ids = own.flatMap((area) => area.tables.flatMap((table) => Object.keys(table)));
    expect(Object.keys(local).sort()).toEqual([...new Set(ids)].sort());
    const page = bindings.filter(({ says }) => !says).map(({ id }) => id);
    expect(Object.keys(does).sort()).toEqual(page.sort());
  });

  test('gives each key of a part one meaning', () => {
    for (const table of tables) {
      const chords = Object.values(table).flat();
      expect(new Set(chords).size).toBe(chords.length);
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
    expect(bindingOf(press('ArrowLeft', { altKey: true }) ?? '')).toBeUndefined();
  });
});

describe('a table', () => {
  const table = { on: ['ArrowDown'], out: ['x', 'Alt+ArrowUp'] } as const satisfies KeyTable;
  const pressed = (key: string, held: object = {}) => {
    const none = { shiftKey: false, ctrlKey: false, altKey: false, metaKey: false };
    const done: string[] = [];
    const event = {
      ...none,
      ...held,
      key,
      defaultPrevented: false,
      preventDefault: () => done.push('used'),
    };
    const on = () => void done.push('on');
    const out = (chord: string) => {
      done.push(chord);
      return false;
    };
    takeKey(event, table, { on, out });
    return done;
  };

  test('takes its keys and leaves all others', () => {
    expect(pressed('ArrowDown')).toEqual(['on', 'used']);
    expect(pressed('ArrowUp')).toEqual([]);
    expect(pressed('ArrowDown', { ctrlKey: true })).toEqual([]);
  });

  test('gives back what a row did not want', () => {
    expect(pressed('X')).toEqual(['x']);
    expect(pressed('ArrowUp', { altKey: true })).toEqual(['Alt+ArrowUp']);
  });

  test('does nothing with a key that is used up', () => {
    const event = { key: 'x', shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };
    const used = { ...event, defaultPrevented: true, preventDefault: () => {} };
    expect(takeKey(used, table, { on: () => true, out: () => true })).toBe(false);
  });
});

test('letters, digits and signs can be turned off; the others are no single signs', () => {
  const all = bindings.flatMap(({ chords }) => chords);
  expect(all.filter((chord) => !isSingleSign(chord)).sort()).toEqual(
    [
      ...[' ', 'ArrowLeft', 'ArrowRight', 'Backspace', 'Delete', 'End', 'Escape', 'Home'],
      ...['Shift+ArrowLeft', 'Shift+ArrowRight'],
    ].sort(),
  );
});

test('every tool but the empty hand says what to do with it', () => {
  for (const locale of LOCALES) {
    const silent = tools.filter((tool) => tool.hint(exhibitWordsOf(locale).tools) === null);
    expect(silent.map((tool) => tool.id)).toEqual(['select']);
  }
});
