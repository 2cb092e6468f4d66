import { defineConfig } from '@playwright/test';
import { chromiumArgs, findChromium } from './scripts/lib/chromium.mjs';

// npm test finds or installs the browser, builds the page and picks a port; by hand, build the page before.
const port = Number(process.env.ORRERY_PORT ?? 4299);
const executablePath = findChromium();

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  forbidOnly: true,
  retries: 0,
  // Bounds against hanging, not measures of speed: machines are slow and shared.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  // Tests wait now and then: a third browser fills the gaps of two cores, a tenth faster.
  workers: 3,
  fullyParallel: true,
  reporter: [['list'], ['json', { outputFile: 'node_modules/.cache/orrery/playwright.json' }]],
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    browserName: 'chromium',
    launchOptions: { args: chromiumArgs, ...(executablePath !== null && { executablePath }) },
    serviceWorkers: 'block',
    locale: 'en-GB',
    // A trace of each test costs a fifth of its time: ORRERY_TRACE=1 asks for them.
    trace: process.env.ORRERY_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
  },
  projects: [
    {
      name: 'desktop',
      testIgnore: '**/*.phone.spec.ts',
      use: { viewport: { width: 1280, height: 800 } },
    },
    {
      name: 'phone',
      testMatch: '**/*.phone.spec.ts',
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    },
  ],
  webServer: {
    command: `"${process.execPath}" node_modules/vite/bin/vite.js preview --host 127.0.0.1 --port ${port} --strictPort`,
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false,
  },
});
