import { createHash } from 'node:crypto';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { type Host, host } from './host.ts';
import { eventCount, nodeOf, pause, play } from './page.ts';
import { watch } from './watch.ts';

// A cluster at rest leaves the browser time for what is tried here.
test.use({ serviceWorkers: 'allow', contextOptions: { reducedMotion: 'reduce' } });

const BELOW = '/courses/2026/';

/** Opens the page and waits until the browser has kept all of it. */
async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(nodeOf(page, 's1')).toBeVisible();
  await page.evaluate(() => navigator.serviceWorker.ready);
}

/** A tab that is opened later, when nobody answers any more. */
async function withoutNetwork(context: BrowserContext, at: Host): Promise<Page> {
  await at.close();
  return await context.newPage();
}

test('from any folder of a host; after one visit also when the host is gone', async ({
  page,
  context,
}) => {
  const at = await host('dist', BELOW);
  const { strange, refused } = await watch(page, at.address);
  await visit(page, at.address);
  const devtools = await context.newCDPSession(page);
  const manifest = await devtools.send('Page.getAppManifest');
  expect([manifest.url, manifest.errors]).toEqual([`${at.address}manifest.webmanifest`, []]);
  const obstacles = await devtools.send('Page.getInstallabilityErrors');
  // The tests' windows are private ones.
  const errors = obstacles.installabilityErrors.map((one) => one.errorId);
  expect(errors.filter((one) => one !== 'in-incognito')).toEqual([]);
  expect(strange).toEqual([]);
  expect(refused).toEqual([]);
  const later = await withoutNetwork(context, at);
  await later.goto(at.address);
  await expect(nodeOf(later, 's1')).toBeVisible();
  await expect(later.getByRole('link', { name: /The leader crashes/ })).toBeAttached();
  await later.goto(`${at.address}?anything#/raft/first-election`);
  await later.reload();
  await play(later).click();
  await expect.poll(() => eventCount(later)).toBeGreaterThan(8);
  await pause(later).click();
  await later.getByRole('button', { name: '中文' }).click();
  await expect(later.getByRole('button', { name: '播放' })).toBeVisible();
});

test('a newer build is shown at the next visit, and kept in place of the old one', async ({
  page,
  context,
}, info) => {
  const folder = info.outputPath('host');
  cpSync('dist', folder, { recursive: true });
  const at = await host(folder, BELOW);
  await visit(page, at.address);
  const builds = () => page.evaluate(() => caches.keys());
  const [first] = await builds();

  // The next build, which calls the page by another name.
  const hash = (text: string) => createHash('sha256').update(text).digest('base64');
  const old = readFileSync(`${folder}/index.html`, 'utf8');
  const newer = old.replace(/(name="description" content=)"[^"]*"/, '$1"newer"');
  writeFileSync(`${folder}/index.html`, newer);
  const worker = readFileSync(`${folder}/sw.js`, 'utf8');
  const build = first?.split(' ').at(-1) ?? '';
  writeFileSync(
    `${folder}/sw.js`,
    worker.replaceAll(hash(old), hash(newer)).replaceAll(build, hash(`${build}, newer`)),
  );

  const description = 'meta[name="description"][content="newer"]';
  await page.reload();
  await expect(page.locator(description)).toHaveCount(1);
  // A browser looks for a newer one by itself, in its own time.
  await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
  await expect.poll(async () => (await builds()).length).toBe(2);
  // The old one goes with the last tab that it serves; one outside of its folder looks on.
  const outside = await context.newPage();
  await outside.goto(new URL('/', at.address).href);
  const workers = () =>
    outside.evaluate(async (below) => {
      const registration = await navigator.serviceWorker.getRegistration(below);
      return [registration?.active?.state, registration?.waiting?.state];
    }, BELOW);
  await expect.poll(workers).toEqual(['activated', 'installed']);
  await page.close();
  await expect.poll(workers).toEqual(['activated', undefined]);
  const later = await withoutNetwork(context, at);
  await later.goto(at.address);
  await expect(nodeOf(later, 's1')).toBeVisible();
  await expect(later.locator(description)).toHaveCount(1);
  const kept = await later.evaluate(() => caches.keys());
  expect(kept).toHaveLength(1);
  expect(kept).not.toContain(first);
});
