import { describe, expect, test } from 'vitest';
import { determinismFindings } from './determinism-rules.ts';
import { roomOf } from './rooms.ts';
import { sourceFiles } from './source.ts';

test('nothing in the rooms without DOM could make two runs differ', () => {
  const files = sourceFiles().filter((file) => roomOf(file.path)?.pure);
  expect(files.length).toBeGreaterThan(0);
  expect(files.flatMap(determinismFindings)).toEqual([]);
});

describe('the rule itself', () => {
  const findings = (text: string) => determinismFindings({ path: 'src/engine/a.ts', text });

  test.each([
    `// Math.random, Date.now() and await\n/* setTimeout */ const a = 'Date.now()';`,
    'const a = `${"Intl"} ** performance`;',
    'const pattern = /Math.random/;',
    'const a = Math.floor(Math.sqrt(Math.max(1, 2)));',
    'const b = { Date: 1, console: 2 }.console;',
    'interface Order { Date: number; process(): void }',
    'export function f() { let x = 1; x += 1; return x; }',
    'export const table = new Map<string, number>();',
    'const tick = (m: { performance: number }) => m.performance;',
  ])('allows: %s', (text) => {
    expect(findings(text)).toEqual([]);
  });

  test.each([
    ['const a = Math.random();', 'Math.random; use ctx.choose'],
    ['const a = Math["random"]();', 'Math.random; use ctx.choose'],
    ['const { log } = Math;', 'Math; use it by member'],
    ['const a = Math[name](1);', 'Math.name'],
    ['const a = Math.log2(8);', 'Math.log2; use multiplication'],
    ['const a = Math.hypot(3, 4);', 'Math.hypot'],
    ['const a = Date.now();', 'Date; use ctx.clock'],
    ['const a = new Date();', 'Date; use ctx.clock'],
    ['declare const a: Date;', 'Date; use ctx.clock'],
    ['const a = performance.now();', 'performance; use ctx.clock'],
    ['const a = { performance };', 'performance; use ctx.clock'],
    ['setTimeout(f, 1);', 'setTimeout; use ctx.setTimer'],
    ['const a = async () => 1;', 'async; use a handler that returns'],
    ['async function f() {}', 'async; use a handler that returns'],
    ['const a = { async f() {} };', 'async; use a handler that returns'],
    ['const a = await f();', 'await; use a handler that returns'],
    ['type A = Promise<number>;', 'Promise; use a handler that returns'],
    ['const a = new Intl.NumberFormat();', 'Intl; use keys and parameters'],
    ['names.sort((a, b) => a.localeCompare(b));', '.localeCompare; use a comparison'],
    ['let counter = 0;', 'module-level let; use state'],
    ['export let counter = 0;', 'module-level let; use state'],
    ['var counter = 0;', 'module-level var; use state'],
    ['const a = 2 ** 10;', '**; use multiplication'],
    ['export function f(a: number) { a **= 2; }', '**=; use multiplication'],
    ['const a = `${Date.now()}`;', 'Date; use ctx.clock'],
    ['console.log(1);', 'console; use ctx.note'],
    ['globalThis.x = 1;', 'globalThis; use a value handed in'],
  ])('refuses: %s', (text, message) => {
    expect(findings(text)).toEqual([expect.stringContaining(message)]);
  });

  test('names the place', () => {
    expect(findings('\n\nlet x = 1;')[0]).toMatch(/^src\/engine\/a\.ts:3: /);
  });
});
