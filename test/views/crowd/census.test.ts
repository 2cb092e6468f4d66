import { describe, expect, test } from 'vitest';
import type { Telling } from '../../../src/i18n/sentences.ts';
import { census, find } from '../../../src/views/crowd/census.ts';
import { healthIn, toneIn } from '../../../src/views/crowd/marks.ts';
import { descriptor, fakeWorld, slot } from '../fakeWorld.ts';

const telling = {
  words: { health: { up: 'up', crashed: 'crashed', paused: 'paused', removed: 'removed' } },
  text: { kinds: { server: 'server' }, roles: { idle: 'idle', boss: 'the boss' } },
} as unknown as Telling;

const nodes = Array.from({ length: 50 }, (_, i) =>
  slot(i, {
    state: { role: i % 10 === 0 ? 'boss' : 'idle' },
    health: i === 3 ? 'crashed' : i === 4 ? 'paused' : i === 5 ? 'removed' : 'up',
  }),
);
const groups = census(fakeWorld({ nodes }), descriptor, telling);
const names = nodes.map(({ name }) => name);

test('a crowd is counted by role, and who is down apart from it', () => {
  expect(groups.map(({ title, ids }) => [title, ids.length])).toEqual([
    ['idle', 42],
    ['the boss', 5],
    ['paused', 1],
    ['crashed', 1],
  ]);
  expect(groups.map(({ code }) => [toneIn(code), healthIn(code)])).toEqual([
    ['neutral', 'up'],
    ['primary', 'up'],
    ['neutral', 'paused'],
    ['muted', 'crashed'],
  ]);
});

describe('a search', () => {
  test.each([
    ['s12', [11]],
    [' S12 ', [11]],
    ['12', [11]],
    ['crashed', [3]],
    ['boss', [0, 10, 20, 30, 40]],
    ['nobody', []],
    // One that has left is not there to be found.
    ['s6', []],
  ])('for "%s" finds %j', (asked, found) => {
    expect(find(asked, groups, names)).toEqual(found);
  });

  test('for nothing is none', () => {
    expect(find('  ', groups, names)).toBeNull();
  });

  test('for the beginning of names finds all of them', () => {
    expect(find('s', groups, names)).toHaveLength(49);
  });
});
