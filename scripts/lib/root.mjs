import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The top of the checkout, without a trailing slash. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');

/** A file that an installed package brings; started with `node` itself, since npx would ask the registry. */
export const tools = {
  biome: `${root}/node_modules/@biomejs/biome/bin/biome`,
  knip: `${root}/node_modules/knip/bin/knip.js`,
  playwright: `${root}/node_modules/@playwright/test/cli.js`,
  tsc: `${root}/node_modules/typescript/bin/tsc`,
  vite: `${root}/node_modules/vite/bin/vite.js`,
  vitest: `${root}/node_modules/vitest/vitest.mjs`,
};

/** What scripts leave for one another: never committed, gone with node_modules. */
export function cacheFolder() {
  const folder = `${root}/node_modules/.cache/orrery`;
  mkdirSync(folder, { recursive: true });
  return folder;
}
