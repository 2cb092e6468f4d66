import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// Two builds: the page (vite build) and the command line (vite build --ssr, see scripts/lib/build.mjs).
// The tests' settings are in vitest.config.ts.
export default defineConfig(({ isSsrBuild }) =>
  isSsrBuild
    ? {
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
      }
    : {
        base: './', // runs from any folder of any server
        // Which file came from which source: `npm run bench -- page` adds up what the front page loads.
        build: { manifest: true, target: 'es2023' },
        plugins: [react()],
        worker: { format: 'es' },
      },
);
