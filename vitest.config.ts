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
    execArgv: ['--expose-gc'],
    // A bound against hanging, not a measure of speed: machines are slow and shared.
    testTimeout: 120_000,
  },
});
