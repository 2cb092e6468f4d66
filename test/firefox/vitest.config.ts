import { defineConfig } from 'vitest/config';

// npm test runs it beside the browser tests; by hand: build the page, then
// node node_modules/vitest/vitest.mjs run --config test/firefox/vitest.config.ts
export default defineConfig({
  test: {
    include: ['test/firefox/*.spec.ts'],
    environment: 'node',
    fileParallelism: false,
    // Bounds against hanging: machines are slow and shared.
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});
