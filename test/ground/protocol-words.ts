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

/** Every name that a protocol gives to something of its own, and what it names; fields are those of nodes in a world. */
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
  add('a setting', Object.keys(text.en.params));
  add('a note', Object.keys(text.en.notes));
  add('a label', Object.keys(text.en.labels));
  add('an invariant', Object.keys(text.en.invariants));
  add('a variant', Object.keys(text.en.variants));
  // A field of one plain word (log, queue) does not tell whose it is.
  const telling = (name: string) => partsOf(name).length > 1;
  for (const { state, durable } of world.nodes)
    add('a field', [...Object.keys(state), ...Object.keys(durable)].filter(telling));
  return words;
}

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
