import { chromium } from '@playwright/test';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chromiumArgs, findChromium } from '../../scripts/lib/chromium.mjs';
import { root } from '../../scripts/lib/root.mjs';
import { exhibitOf } from '../../src/catalogue.ts';
import { readLink } from '../../src/files/link.ts';
import { replay } from '../../src/files/replay.ts';
import { scenarioHead } from '../../src/files/scenario.ts';
import { type Host, host } from '../e2e/host.ts';
import { type Firefox, launchFirefox, newPage } from './launch.ts';

/** Bounds against hanging, not measures of speed. */
const PATIENCE = { timeout: 30_000 };

let firefox: Firefox;
let site: Host;
const trouble: string[] = [];

beforeAll(async () => {
  [firefox, site] = await Promise.all([
    launchFirefox(),
    host(process.env.ORRERY_DIST ?? `${root}/dist`, '/'),
  ]);
});
afterAll(async () => {
  await firefox?.close();
  await site?.close();
});

/** A server on the stage, as a screen reader hears it. */
const server = (name: string) => `.node[aria-label^="${name},"]`;
const inState = (state: string) => `[aria-label*=", ${state}"]`;
// No search by role: Firefox takes half a minute for one while the page plays.
const button = (name: string) => `button[aria-label="${name}"]`;

/** The fingerprint that a page shows, in full. */
const digestOn = (page: Page) =>
  page.$eval('.run-mark', (mark) => (mark.getAttribute('title') ?? '').slice(-16));

/** What a link comes to in Node. */
async function digestInNode(link: string): Promise<string> {
  const [, protocolId = '', scenarioId = '', query = ''] =
    /#\/([^/]+)\/([^?]+)\?(.*)$/.exec(link) ?? [];
  const exhibit = await exhibitOf(protocolId)?.load();
  if (!exhibit) throw new Error(`no exhibit in ${link}`);
  const { protocol, scenarios } = exhibit;
  const file = scenarios.find((one) => scenarioHead(one).id === scenarioId);
  const { scenario, told } = readLink(protocol, file, query);
  if (told === null) throw new Error(`no run in ${link}`);
  const steps = replay(protocol, scenario, told);
  for (let next = steps.next(); ; next = steps.next()) {
    if (next.done) return next.value.timeline.digest;
  }
}

async function digestInChromium(link: string): Promise<string> {
  const executablePath = findChromium();
  const browser = await chromium.launch({
    args: chromiumArgs,
    ...(executablePath !== null && { executablePath }),
  });
  try {
    const page = await browser.newPage({ serviceWorkers: 'block' });
    await page.goto(link);
    const mark = page.locator('.run-mark');
    await mark.waitFor(PATIENCE);
    return ((await mark.getAttribute('title')) ?? '').slice(-16);
  } finally {
    await browser.close();
  }
}

test('the front page lives: messages move, and a click crashes a server', async () => {
  const page = await newPage(firefox, trouble);
  await page.goto(site.address);
  await page.waitForSelector(`.node${inState('leader')}`, PATIENCE);
  // The same message in two places, one after the other.
  await page.waitForFunction(() => {
    const places = new Map<Element, string | null>(
      [...document.querySelectorAll('.message')].map((one) => [one, one.getAttribute('transform')]),
    );
    return new Promise<boolean>((resolve) => {
      setTimeout(() => {
        const now = [...document.querySelectorAll('.message')];
        resolve(
          now.some((one) => places.has(one) && places.get(one) !== one.getAttribute('transform')),
        );
      }, 50);
    });
  }, PATIENCE);
  await page.click(server('s2'));
  await page.waitForSelector(server('s2') + inState('crashed'), PATIENCE);
  await page.browserContext().close();
});

test('play, crash, and a copied link: the same digest in Firefox, Chromium and Node', async () => {
  const page = await newPage(firefox, trouble);
  await page.goto(`${site.address}#/raft/first-election`);
  await page.waitForSelector(server('s1'), PATIENCE);
  for (let i = 0; i < 4; i++) await page.keyboard.press('.');
  await page.click(button('Play'));
  const leader = await page.waitForSelector(`.node${inState('leader')}`, PATIENCE);
  await page.click(button('Pause'));
  await leader?.click();
  await page.keyboard.press('c');
  await page.waitForSelector(`.node${inState('crashed')}`, PATIENCE);
  for (let i = 0; i < 30; i++) await page.keyboard.press('ArrowRight');
  await page.click(button('Share'));
  const box = await page.waitForSelector('.share-link', PATIENCE);
  await page.click('.share-link + .share-ways button');
  await page.waitForFunction(
    () =>
      /Copied|selected/.test(
        document.querySelector('.share-ways [role="status"]')?.textContent ?? '',
      ),
    PATIENCE,
  );
  const link = await box?.evaluate((element) => (element as HTMLTextAreaElement).value);
  expect(link).toContain('do=crash:s');
  const digest = await digestOn(page);
  expect(digest).toMatch(/^[0-9a-f]{16}$/);
  const other = await newPage(firefox, trouble);
  await other.goto(link ?? '');
  await other.waitForSelector(`.node${inState('crashed')}`, PATIENCE);
  expect(await digestOn(other)).toBe(digest);
  expect(await other.$$eval('.arrival', (all) => all.map((one) => one.textContent))).toEqual(['']);
  expect(await digestInNode(link ?? '')).toBe(digest);
  expect(await digestInChromium(link ?? '')).toBe(digest);
  await page.browserContext().close();
  await other.browserContext().close();
});

test('nothing went wrong on the way', () => {
  expect(trouble).toEqual([]);
});
