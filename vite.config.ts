import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type UserConfig } from 'vite';
import { offline } from './scripts/vite/offline.ts';
import { filePolicy } from './scripts/vite/policy.ts';
import { singleFile } from './scripts/vite/single.ts';

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

const page: UserConfig = {
  base: './', // runs from any folder of any server
  resolve: {
    alias: [
      { find: /^react-style-singleton$/, replacement: path('src/app/safe/styleSingleton.ts') },
      // React has had it itself since version 18; the router still brings its own for older ones.
      {
        find: /^use-sync-external-store\/shim(\/index\.js)?$/,
        replacement: path('src/app/reactStore.ts'),
      },
    ],
  },
};

/** What the page loads at once, as one chunk: it packs better than the six that come of themselves. */
const atOnce = {
  name: 'page',
  tags: ['$initial' as const],
  priority: 1,
  test: (id: string) => !/\/(index\.html|main\.tsx|serviceWorker\.ts)$/.test(id),
};

/** What several parts of an exhibit need, in one chunk: alone each would be a few lines with a name of its own. */
const shared = {
  name: 'shared',
  test: /\/src\/(views|playback|app|i18n)\/(?!exhibit)/,
  minShareCount: 3,
  includeDependenciesRecursively: false,
};

/** What the parts of one exhibit share of its protocol, in one chunk likewise. */
const machines = {
  name: (id: string) => /\/protocols\/([^/]+)\//.exec(id)?.[1] ?? null,
  test: /\/src\/protocols\/[^/]+\/[^/]+$/,
  minShareCount: 2,
  includeDependenciesRecursively: false,
};

/**
 * The first browsers that know light-dark(). For older ones it would be written so that only the page as a whole has a
 * theme; pictures and films are taken in either.
 */
const cssTarget = ['chrome123', 'edge123', 'firefox120', 'safari17.5'];

/** The page as a folder of files for a server. */
const files: UserConfig = {
  ...page,
  build: {
    target: 'es2023',
    cssTarget,
    // Which file came from which source: `npm run bench -- page` adds up what the front page loads.
    manifest: true,
    modulePreload: { polyfill: false }, // whoever has light-dark() in styles has this
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: { groups: [atOnce, shared, machines] } } },
  },
  plugins: [react(), filePolicy(), offline(path('src/app/offline/serviceWorker.ts'))],
  worker: { format: 'es' },
};

/** The page as one HTML file that opens from disk. */
const single: UserConfig = {
  ...page,
  build: {
    target: 'es2023',
    cssTarget,
    copyPublicDir: false,
    modulePreload: false,
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    cssCodeSplit: false,
    rolldownOptions: { output: { codeSplitting: false } },
    chunkSizeWarningLimit: Number.MAX_SAFE_INTEGER, // it is all there is
  },
  plugins: [react(), singleFile()],
  // From disk a worker that is a module fails, and without a word.
  worker: { format: 'iife', rolldownOptions: { output: { codeSplitting: false } } },
};

/** The command line (see scripts/lib/build.mjs). */
const commandLine: UserConfig = {
  // One bundle with what it needs inside: Node then starts without looking up packages.
  ssr: { noExternal: true },
  build: {
    target: 'node20',
    copyPublicDir: false,
    rolldownOptions: {
      // It lies under node_modules, where package.json's "type" does not reach.
      output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
    },
  },
};

// Three builds: `vite build`, `vite build --mode single`, `vite build --ssr`. The tests' settings are in vitest.config.ts.
export default defineConfig(({ isSsrBuild, mode }) => {
  if (isSsrBuild) return commandLine;
  return mode === 'single' ? single : files;
});
