import { describe, expect, test } from 'vitest';
import { importCycles, importFindings } from './import-rules.ts';
import { roomOf, rooms } from './rooms.ts';
import { sourceFiles } from './source.ts';

const files = sourceFiles();
const pure = files.filter((file) => roomOf(file.path)?.pure);

describe('the house', () => {
  test('is not empty, so that the walk below sees something', () => {
    expect(files.length).toBeGreaterThan(0);
    expect(pure.length).toBeGreaterThan(0);
  });

  test('keeps the table of rooms', () => {
    expect(importFindings(files)).toEqual([]);
  });

  test('has no circles of imports where there is no DOM', () => {
    expect(importCycles(pure)).toEqual([]);
  });

  test('has arrows that point one way', () => {
    const order = rooms.map((room) => room.name);
    const wrong = rooms.flatMap((room) =>
      [...room.rooms, ...(room.types ?? []), ...(room.lazily ?? [])]
        .filter(
          (name) => !(order.indexOf(name) < order.indexOf(room.name)) || !order.includes(name),
        )
        .map((name) => `${room.name} → ${name}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe('the rule itself', () => {
  const findings = (path: string, text: string) => importFindings([{ path, text }]);

  test.each([
    ['src/core/a.ts', `import { b } from './b.ts';`],
    ['src/sdk/a.ts', `import * as z from 'zod/mini';`],
    ['src/engine/a.ts', `// import x from 'react'\nconst text = "import 'd3'";`],
    ['src/protocols/raft/a.ts', `import scenario from './scenarios/one.json';`],
    ['src/protocols/raft/a.ts', `import { log } from '../_shared/log.ts';`],
    ['src/catalogue.ts', `export const load = () => import('./protocols/raft/index.ts');`],
    ['src/views/a.ts', `import type { Tone } from '../sdk/views.ts';`],
    ['src/views/a.tsx', `import { scaleLinear } from 'd3';\nexport const A = () => <b>it's</b>;`],
    ['src/cli/a.ts', `import { readFileSync } from 'node:fs';`],
    ['src/app/a.ts', `import text from '../protocols/raft/README.md?raw';`],
  ])('allows in %s: %s', (path, text) => {
    expect(findings(path, text)).toEqual([]);
  });

  test.each([
    ['src/core/a.ts', `import { x } from '../sdk/x.ts';`, 'core must not import sdk'],
    ['src/core/a.ts', `import type { X } from '../sdk/x.ts';`, 'core must not import sdk'],
    ['src/core/a.ts', `export * from '../sdk/x.ts';`, 'core must not import sdk'],
    ['src/core/a.ts', `export { x } from '../sdk/x.ts';`, 'core must not import sdk'],
    ['src/core/a.ts', `type X = import('../sdk/x.ts').X;`, 'core must not import sdk'],
    ['src/core/a.ts', `import './b';`, 'with their extension'],
    ['src/core/a.ts', `import { c } from 'zod';`, 'core must not import zod'],
    ['src/core/a.ts', `import x from 'pure-rand';`, 'must not import pure-rand'],
    ['src/engine/a.ts', `import { readFileSync } from 'node:fs';`, 'must not import node:fs'],
    ['src/engine/a.ts', `const m = import('../protocols/raft/a.ts');`, 'must not import protocols'],
    ['src/protocols/raft/a.ts', `import { W } from '../../engine/w.ts';`, 'not import engine'],
    ['src/protocols/raft/a.ts', `import { p } from '../paxos/p.ts';`, 'goes to _shared'],
    ['src/protocols/_shared/a.ts', `import { p } from '../paxos/p.ts';`, 'goes to _shared'],
    ['src/playback/a.ts', `import { create } from 'zustand';`, 'must not import zustand'],
    ['src/views/a.ts', `import { tone } from '../sdk/views.ts';`, 'may import types only from sdk'],
    ['src/views/a.ts', `import { w } from '../engine/w.ts';`, 'must not import engine'],
    ['src/catalogue.ts', `import { raft } from './protocols/raft/index.ts';`, 'by import() only'],
    ['src/cli/a.ts', `import { App } from '../app/app.tsx';`, 'must not import app'],
    ['src/app/a.ts', `import { x } from '../../test/x.ts';`, 'leads out of the rooms'],
    ['src/app/a.ts', `const m = import(name);`, 'a computed address'],
    ['src/app/a.ts', `const all = import.meta.glob('../**');`, 'a computed address'],
    ['src/views/a.ts', `new Worker(new URL('../cli/w.ts', import.meta.url));`, 'not import cli'],
    ['src/attic/a.ts', ``, 'belongs to no room'],
  ])('refuses in %s: %s', (path, text, message) => {
    expect(findings(path, text)).toEqual([expect.stringContaining(message)]);
  });

  test('names the place', () => {
    expect(findings('src/core/a.ts', `\n\nimport 'zod';`)[0]).toMatch(/^src\/core\/a\.ts:3: /);
  });

  test('finds a circle of values and lets one of types be', () => {
    const circle = (keyword: string) => [
      { path: 'src/core/a.ts', text: `import { b } from './b.ts';` },
      { path: 'src/core/b.ts', text: `import { c } from './c.ts';` },
      { path: 'src/core/c.ts', text: `${keyword} { a } from './a.ts';` },
    ];
    expect(importCycles(circle('import'))).toEqual([
      'src/core/a.ts → src/core/b.ts → src/core/c.ts → src/core/a.ts',
    ]);
    expect(importCycles(circle('import type'))).toEqual([]);
  });
});
