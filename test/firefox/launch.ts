import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, launch, type Page } from 'puppeteer-core';
import { findFirefox, noFirefox } from '../../scripts/lib/firefox.mjs';

export interface Firefox {
  readonly browser: Browser;
  close(): Promise<void>;
}

/** Starts a Firefox with a profile and a home of its own: started by root in somebody's session, it refuses theirs. */
export async function launchFirefox(): Promise<Firefox> {
  const executablePath = findFirefox();
  if (executablePath === null) throw new Error(noFirefox);
  const home = mkdtempSync(join(tmpdir(), 'orrery-firefox-'));
  const browser = await launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    env: { ...process.env, HOME: home },
    defaultViewport: { width: 1280, height: 800 },
    // What a new profile would ask the network for, on a machine that may have none.
    extraPrefsFirefox: {
      'intl.accept_languages': 'en-GB',
      'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false,
      'ui.prefersReducedMotion': 0,
    },
  });
  return {
    browser,
    async close() {
      await browser.close();
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** A new page in a context of its own, which keeps nothing of what others have kept. */
export async function newPage({ browser }: Firefox, trouble: string[]): Promise<Page> {
  const page = await (await browser.createBrowserContext()).newPage();
  // A page behind others gets one frame a second.
  await page.bringToFront();
  page.on('pageerror', (error) => trouble.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') trouble.push(message.text());
  });
  return page;
}
