import fc from 'fast-check';
import { InputError } from '../../src/files/input.ts';

/** What strangers put where text was: keys that mean something to JavaScript, markup, numbers beyond counting. */
const NASTY = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  '1e999',
  '-1',
  '99999999999999999999',
  '0.1',
  'NaN',
  'null',
  '{}',
  '[]',
  '"',
  '\\',
  '\u0000',
  '\u202e',
  '%',
  '%00',
  '%E0%A4%A',
  '\ud800',
  '&',
  '=',
  '#',
  '@',
  '~',
  ',',
  ':',
  '/',
];

type Spoil = (text: string) => string;

/** One change: a piece cut out, doubled, put elsewhere or replaced, or one character flipped. */
const spoil: fc.Arbitrary<Spoil> = fc
  .record({
    how: fc.constantFrom('cut', 'end', 'double', 'flip', 'digit', 'nasty', 'word', 'swap'),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat(30),
    sign: fc.string({ minLength: 1, maxLength: 1 }),
    nasty: fc.constantFrom(...NASTY),
  })
  .map(({ how, at, length, sign, nasty }) => (text) => {
    const start = Math.floor(at * text.length);
    const [before, piece, after] = [
      text.slice(0, start),
      text.slice(start, start + length),
      text.slice(start + length),
    ];
    switch (how) {
      case 'cut':
        return before + after;
      case 'end':
        return before;
      case 'double':
        return before + piece + piece + after;
      case 'flip':
        return before + sign + text.slice(start + 1);
      case 'digit':
        return before + text.slice(start).replace(/\d+/, String(length));
      case 'nasty':
        return before + nasty + after;
      case 'word':
        return before + text.slice(start).replace(/\w+/, () => nasty);
      default:
        return before + after + piece;
    }
  });

/** Some text with one to three changes. */
export const mutants = (...texts: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...texts), fc.array(spoil, { minLength: 1, maxLength: 3 }))
    .map(([text, spoils]) => spoils.reduce((spoilt, one) => one(spoilt), text));

/**
 * Reads many texts. Whatever is thrown must be an InputError of one line, and nothing may have come into the prototype of
 * all objects. A value that is read is given to `use`.
 */
export function outcomes<X>(
  texts: fc.Arbitrary<string>,
  many: number,
  read: (text: string) => X,
  use: (value: X) => void,
): { readonly read: number; readonly refused: number } {
  const seen = { read: 0, refused: 0 };
  const clean = Object.getOwnPropertyNames(Object.prototype).join();
  fc.assert(
    fc.property(texts, (text) => {
      let value: X;
      try {
        value = read(text);
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        if (!/^[^\n]+: [^\n]+$/.test(error.message))
          throw new Error(`not a line: ${error.message}`);
        seen.refused++;
        return;
      }
      seen.read++;
      use(value);
      if (Object.getOwnPropertyNames(Object.prototype).join() !== clean)
        throw new Error('polluted');
    }),
    { numRuns: many },
  );
  return seen;
}
