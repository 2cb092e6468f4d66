import type { Protocol } from '../../src/sdk/protocol.ts';
import { LOCALES } from '../../src/sdk/text.ts';
import type { ProtocolTypes } from '../../src/sdk/types.ts';
import type { World } from '../../src/sdk/world.ts';
import { place, type SourceFile } from './source.ts';

/** A word by its parts, in small letters: AppendEntries and append-entries are both ["append", "entries"]. */
type Parts = readonly string[];

const WORD = /[A-Za-z][A-Za-z0-9]*(?:[-_][A-Za-z0-9]+)*/g;

export const partsOf = (word: string): Parts =>
  word
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[\s_-]+/);

/** A name of several words, or a term of its own. Of one plain word (log, item) nobody can tell whose it is. */
const isTelling = (name: string): boolean => partsOf(name).length > 1;

/**
 * Every name that a protocol gives to something of its own, and what it names; fields are those of nodes in a world. What it calls
 * a kind of node, a role, a message or a timer is a term, also where it is one word; of the rest only what is telling.
 */
export function vocabularyOf<T extends ProtocolTypes>(
  protocol: Protocol<T>,
  world: World<T>,
): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  const add = (what: string, names: Iterable<string>) => {
    for (const name of names) if (!words.has(name)) words.set(name, what);
  };
  const { text } = protocol;
  add('the protocol', [protocol.id, ...LOCALES.map((locale) => text[locale].name)]);
  add('a kind of node', Object.keys(text.en.kinds));
  add('a role', Object.keys(text.en.roles));
  add('a message', Object.keys(text.en.messages));
  add('a timer', Object.keys(text.en.timers));
  add('a setting', Object.keys(text.en.params).filter(isTelling));
  add('a note', Object.keys(text.en.notes).filter(isTelling));
  add('a label', Object.keys(text.en.labels).filter(isTelling));
  add('an invariant', Object.keys(text.en.invariants).filter(isTelling));
  add('a variant', Object.keys(text.en.variants).filter(isTelling));
  for (const { state, durable } of world.nodes)
    add('a field', [...Object.keys(state), ...Object.keys(durable)].filter(isTelling));
  return words;
}

const COMMENT = /\/\*[\s\S]*?\*\/|\/\/.*/g;

/** Words that the rooms below all protocols have in their code (node, left, round): they mean something there without one. */
export function houseWords(files: readonly SourceFile[]): ReadonlySet<string> {
  const code = files.map(({ text }) => text.replace(COMMENT, ''));
  return new Set(
    code.flatMap((text) => [...text.matchAll(WORD)].flatMap(([word]) => partsOf(word))),
  );
}

/** Whether it is one word, or its plural, and the house says it too. */
export const isHouseWord = (word: string, house: ReadonlySet<string>): boolean => {
  const [only = '', ...more] = partsOf(word);
  return more.length === 0 && (house.has(only) || house.has(`${only}s`));
};

/** Every place at which a file says a word of a protocol, alone or inside a longer name, in code, text or comment. */
export function protocolFindings(
  file: SourceFile,
  vocabulary: ReadonlyMap<string, string>,
  allowed: Readonly<Record<string, string>>,
): string[] {
  const known = [...vocabulary]
    .filter(([word]) => !Object.hasOwn(allowed, word))
    .map(([word, what]) => ({ word, what, parts: partsOf(word) }));
  return [...file.text.matchAll(WORD)].flatMap((match) => {
    const parts = partsOf(match[0]);
    return known
      .filter((one) => contains(parts, one.parts))
      .map(({ word, what }) => `${place(file, match.index)}: ${match[0]} says ${word}, ${what}`);
  });
}

/** Whether the parts of a name stand in a longer one, next to each other; of the last one also more than one. */
function contains(parts: Parts, wanted: Parts): boolean {
  const last = wanted.length - 1;
  const same = (part: string | undefined, i: number) =>
    part === wanted[i] || (i === last && part === `${wanted[i]}s`);
  return parts.some((_, at) => wanted.every((__, i) => same(parts[at + i], i)));
}
