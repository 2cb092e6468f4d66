import { describe, expect, test } from 'vitest';
import { read } from './source.ts';

interface Package {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly version?: string;
  readonly integrity?: string;
}

const packages = Object.entries(
  (JSON.parse(read('package-lock.json')) as { packages: Record<string, Package> }).packages,
);
const versions = new Set(packages.map(([path, { version }]) => `${nameOf(path)}@${version}`));
const names = new Set(packages.map(([path]) => nameOf(path)));

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

describe('the lock', () => {
  test('names many packages', () => {
    expect(packages.length).toBeGreaterThan(100);
  });

  // npm writes a lock without a platform's native package when the registry lacks it, without a word; `npm ci` then
  // fails everywhere.
  test('has every optional dependency that a package in it names', () => {
    const missing = packages.flatMap(([path, { optionalDependencies = {} }]) =>
      Object.entries(optionalDependencies)
        .filter(([name, version]) =>
          /^\d/.test(version) ? !versions.has(`${name}@${version}`) : !names.has(name),
        )
        .map(([name, version]) => `${path} needs ${name}@${version}`),
    );
    expect(missing).toEqual([]);
  });

  test('names no registry', () => {
    expect(packages.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  });

  test('holds the content of every package', () => {
    const loose = packages.filter(([path, { integrity }]) => path !== '' && !integrity);
    expect(loose.map(([path]) => path)).toEqual([]);
  });
});
