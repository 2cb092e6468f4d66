import fc from 'fast-check';
import { generate } from 'lean-qr';
import { expect, test } from 'vitest';
import { QUIET, qrBox, qrOf, qrPath, qrSvg } from '../../src/views/share/qr.ts';

const link =
  'https://host.example/#/raft/leader-crash?do=crash:s1@1.2s&at=2s&digest=0123456789abcdef';

/** The dark modules that a path of bars covers. */
function modulesOf(path: string): Set<string> {
  const dark = new Set<string>();
  for (const [, x, y, wide] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g))
    for (let i = 0; i < Number(wide); i++) dark.add(`${Number(x) + i} ${y}`);
  return dark;
}

test('the path covers exactly the dark modules', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 400 }), (text) => {
      const code = generate(text);
      const dark = modulesOf(qrPath(code));
      for (let y = 0; y < code.size; y++)
        for (let x = 0; x < code.size; x++) expect(dark.has(`${x} ${y}`)).toBe(code.get(x, y));
    }),
    { numRuns: 20 },
  );
});

test('a code says where it is and how it stands: three corners, and a light frame', () => {
  const code = qrOf(link);
  if (!code) throw new Error('it fits');
  const corner = (left: number, top: number) =>
    Array.from({ length: 7 }, (_, y) =>
      Array.from({ length: 7 }, (_, x) => (code.get(left + x, top + y) ? '#' : '.')).join(''),
    ).join('\n');
  const finder = '#######\n#.....#\n#.###.#\n#.###.#\n#.###.#\n#.....#\n#######';
  for (const [x, y] of [
    [0, 0],
    [code.size - 7, 0],
    [0, code.size - 7],
  ] as const)
    expect(corner(x, y)).toBe(finder);
  const side = code.size + 2 * QUIET;
  expect(qrBox(code)).toBe(`-4 -4 ${side} ${side}`);
  expect(qrSvg(code)).toContain(`<path fill="#fff" d="M-4-4h${side}v${side}h-${side}z"/>`);
});

test('what is too long for the largest code is none', () => {
  expect(qrOf('a'.repeat(2953))?.size).toBe(177);
  expect(qrOf('a'.repeat(2954))).toBeNull();
  // Bytes count, not letters.
  expect(qrOf('领'.repeat(985))).toBeNull();
});
