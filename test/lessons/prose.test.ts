import { describe, expect, test } from 'vitest';
import { namesIn, plainText, readProse, termsIn } from '../../src/lessons/prose.ts';

describe('a text', () => {
  test('falls into paragraphs and pieces', () => {
    expect(readProse('A [[leader]] and *one* `term`.\n\nSee [[term|terms]].')).toEqual([
      [
        { kind: 'text', text: 'A ' },
        { kind: 'gloss', gloss: 'leader', text: null },
        { kind: 'text', text: ' and ' },
        { kind: 'stress', text: 'one' },
        { kind: 'text', text: ' ' },
        { kind: 'code', text: 'term' },
        { kind: 'text', text: '.' },
      ],
      [
        { kind: 'text', text: 'See ' },
        { kind: 'gloss', gloss: 'term', text: 'terms' },
        { kind: 'text', text: '.' },
      ],
    ]);
  });

  test('names nodes as they are called; one without a name stays as it is written', () => {
    const [pieces] = readProse('{leader} and {other}', { leader: 's3' });
    expect(pieces).toEqual([
      { kind: 'node', text: 's3' },
      { kind: 'text', text: ' and ' },
      { kind: 'node', text: '{other}' },
    ]);
  });

  test('is never markup for a browser', () => {
    expect(readProse('<b>1 < 2</b> & 2 * 3 * 4')).toEqual([
      [{ kind: 'text', text: '<b>1 < 2</b> & 2 * 3 * 4' }],
    ]);
  });

  test('says to which terms and names it leads', () => {
    expect(termsIn('[[a]] [[b|x]]\n\n[[a]]')).toEqual(['a', 'b', 'a']);
    expect(namesIn('{leader} [[a]] {voter}')).toEqual(['leader', 'voter']);
  });

  test('in one plain line', () => {
    const nameOf = (term: string) => term.toUpperCase();
    expect(plainText('A [[leader]]\n\nof `n` {x}', nameOf, { x: 's1' })).toBe('A LEADER of n s1');
  });
});
