import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/e2e/**'],
    environment: 'node',
    // The memory test collects garbage before it measures.
    pool: 'forks',
    // By itself it leaves a core to the editor: of two, half of all.
    maxWorkers: '100%',
    // Each file loads anew what all of them need, a fifth of the time; none leaves anything behind (--sequence.shuffle.files).
    isolate: false,
    execArgv: ['--expose-gc'],
    // A bound against hanging, not a measure of speed: machines are slow and shared.
    testTimeout: 120_000,
  },
});
