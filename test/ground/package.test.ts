import { describe, expect, test } from 'vitest';
import { filesUnder, read } from './source.ts';

const manifest = JSON.parse(read('package.json')) as {
  version: string;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};

describe('package.json', () => {
  test('names exact versions', () => {
    const loose = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
    );
    expect(loose).toEqual([]);
  });

  test('takes the types of the oldest Node that it promises', () => {
    expect(manifest.devDependencies['@types/node']).toMatch(/^20\./);
  });

  test('agrees with the lock', () => {
    const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, unknown> };
    expect(lock.packages['']).toMatchObject({
      version: manifest.version,
      dependencies: manifest.dependencies,
      devDependencies: manifest.devDependencies,
    });
  });
});

describe('files', () => {
  const generated = [
    'node_modules',
    'dist',
    'dist-single',
    '.git',
    'test-results',
    'playwright-report',
  ];
  const texts = filesUnder('', generated).filter((path) =>
    /\.(ts|tsx|mjs|js|json|jsonl|md|html|css|svg|txt|yml)$|^\.|run$/.test(path),
  );

  test('name no folder of the machine that they were written on', () => {
    expect(texts.length).toBeGreaterThan(20);
    const machine = /\/(?:work|farm)\/|\/tmp\/[a-z]|\/root\//;
    expect(texts.filter((path) => machine.test(read(path)))).toEqual([]);
  });

  // Is there a second idea in a file that has grown that long?
  test('of source stay under 500 lines', () => {
    const long = filesUnder('src')
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => [path, read(path).split('\n').length - 1] as const)
      .filter(([, lines]) => lines > 500);
    expect(long).toEqual([]);
  });
});
