#!/usr/bin/env node
// Makes docs/picture.png: the exhibit page in mid-run, as a visitor sees it. Needs the built page's browser (npm test
// finds or installs one).
import { spawn, spawnSync } from 'node:child_process';
import { chromium } from '@playwright/test';
import { chromiumArgs, findChromium } from './lib/chromium.mjs';

const PORT = 4288;
const node = process.execPath;
const vite = ['node_modules/vite/bin/vite.js'];

spawnSync(node, [...vite, 'build', '--logLevel', 'error'], { stdio: 'inherit' });
const server = spawn(node, [
  ...vite,
  'preview',
  '--host',
  '127.0.0.1',
  '--port',
  String(PORT),
  '--strictPort',
]);
try {
  await new Promise((resolve) => server.stdout.on('data', resolve));
  const executablePath = findChromium();
  const browser = await chromium.launch({
    args: chromiumArgs,
    ...(executablePath && { executablePath }),
  });
  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    colorScheme: 'light',
    locale: 'en-GB',
  });
  await page.goto(`http://127.0.0.1:${PORT}/#/raft/minority-leader`);
  await page.getByRole('button', { name: /^s1,/ }).waitFor();
  // To the moment when the cut-off leader still believes that it leads, and the majority has a leader of its own.
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press('Shift+ArrowRight');
    if ((await page.getByRole('button', { name: /leader, term/ }).count()) > 1) break;
  }
  for (let i = 0; i < 14; i++) await page.keyboard.press('ArrowRight');
  await page
    .getByRole('button', { name: /leader, term/ })
    .last()
    .click();
  await page.waitForTimeout(600);
  await page.screenshot({ path: 'docs/picture.png' });
  await browser.close();
} finally {
  server.kill();
}
