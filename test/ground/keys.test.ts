import { describe, expect, test } from 'vitest';
import type { KeyTable } from '../../src/views/tools/chords.ts';
import { localAreas } from '../../src/views/tools/sheet.ts';
import { read, sourceFiles } from './source.ts';

interface Source {
  readonly path: string;
  readonly text: string;
}

/** Where tables are looked into; everyone else goes through it. */
const READERS = ['src/views/tools/chords.ts', 'src/views/tools/useKeys.ts'];
/** Listeners that bind no key to anything, each with its reason. */
const excused: Readonly<Record<string, string>> = {
  'src/views/present/usePresentKeys.ts':
    'any key lights a dark screen again, but for modifiers alone',
  'src/views/present/useRoom.ts': 'the tab key brings back what the focus may go to',
  'src/views/share/QrCode.tsx': 'keys that are pressed in the sheet stay there',
};

const LISTENS = /\bonKey(Down|Up|Press)(Capture)?\b|['"]key(down|up|press)['"]/;
const TAKES = /\b(takeKey|pressedBinding)\(/;
const READS = /\b\w*(event|press)\w*\.(key|code|keyCode|which)\b/i;
const TABLE = /export const (\w+) = \{[^;]*\} as const satisfies KeyTable;/g;

/** A listener that decides by itself what a key does: nobody would find that key in the list. */
function findings({ path, text }: Source): string[] {
  if (READERS.includes(path) || path in excused || !LISTENS.test(text)) return [];
  // A name handed on to whoever binds it, and a key that is pressed by us.
  const handed = /onKeyDown\??[:(]|new KeyboardEvent/.test(text) && !/addEventListener/.test(text);
  const found: string[] = [];
  if (!TAKES.test(text) && !handed) found.push(`${path} listens to keys without a table`);
  if (READS.test(text)) found.push(`${path} reads a key by itself`);
  return found;
}

const tablesIn = ({ text }: Source): string[] =>
  [...text.matchAll(TABLE)].map(([, name]) => name ?? '');

describe('keys', () => {
  test('are bound through tables alone', () => {
    const files = sourceFiles();
    expect(files.filter(({ text }) => TAKES.test(text)).length).toBeGreaterThan(8);
    expect(files.flatMap(findings)).toEqual([]);
    for (const path of Object.keys(excused)) expect(LISTENS.test(read(path)), path).toBe(true);
  });

  test('of every table stand in the list', async () => {
    const listed = new Set<KeyTable>(localAreas.flatMap(({ tables }) => tables));
    const files = sourceFiles().filter((file) => tablesIn(file).length > 0);
    expect(files.length).toBeGreaterThan(1);
    for (const file of files) {
      const module = (await import(`../../${file.path}`)) as Record<string, KeyTable>;
      for (const name of tablesIn(file))
        expect(listed.has(module[name] as KeyTable), `${file.path}: ${name}`).toBe(true);
    }
  });
});

describe('the rule itself', () => {
  const path = 'src/views/a.tsx';
  test.each([
    [`<div onKeyDown={(event) => event.key === 'q' && quit()} />`, 'without a table'],
    [`addEventListener('keydown', ({ key }) => keys[key]?.());`, 'without a table'],
    [`<p onKeyUp={go} />; takeKey(event, t, a); if (event.code === 'KeyQ') quit();`, 'reads a key'],
    [`<p onKeyDown={go} />; takeKey(e, t, a); switch (keyEvent.key) {}`, 'reads a key'],
  ])('finds %s', (text, message) => {
    expect(findings({ path, text }).join()).toContain(message);
  });

  test.each([
    [`<div onKeyDown={(event) => takeKey(event, table, acts)} />`],
    [`const { key } = row; rows.find((one) => one.key === key);`],
    [`interface Hands { onKeyDown(event: KeyboardEvent): void }`],
  ])('leaves alone %s', (text) => {
    expect(findings({ path, text })).toEqual([]);
  });
});
