import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { nodeOf } from './page.ts';

test('a living cluster: click a server to crash it, click it again to restart it', async ({
  page,
}) => {
  await page.goto('./');
  await expect(page.getByText('Click a server to crash it')).toBeVisible();
  await expect(page.getByRole('button', { name: /leader, term/ })).toBeVisible();
  await nodeOf(page, 's2').click();
  await expect(nodeOf(page, 's2')).toHaveAccessibleName(/crashed/);
  await nodeOf(page, 's2').click();
  await expect(nodeOf(page, 's2')).not.toHaveAccessibleName(/crashed/);
});

test('leads to the exhibits and their scenarios', async ({ page }) => {
  await page.goto('./');
  const raft = page.getByRole('article', { name: 'Raft' });
  const figure = raft.getByRole('link', { name: /^Figure 7/ });
  const all = raft.getByRole('button', { name: /^All \d+ scenarios$/ });
  await expect(all).toHaveAttribute('aria-expanded', 'false');
  await expect(figure).toHaveCount(0);
  await all.click();
  await figure.click();
  await expect(nodeOf(page, 's7')).toBeVisible();
  await page.goBack();
  await expect(page.getByText('Click a server to crash it')).toBeVisible();
});

test('loads at most 130 kB of script before its cluster is alive', async ({ page, request }) => {
  // The page itself notes when a leader first stands on the stage.
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector('.node[aria-label*="leader"]')) return;
      document.documentElement.dataset.alive = String(performance.now());
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto('./');
  await expect(page.locator('html[data-alive]')).toHaveCount(1);
  const scripts = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter((one) => one.startTime < Number(document.documentElement.dataset.alive))
      .map((one) => one.name)
      .filter((name) => name.endsWith('.js')),
  );
  let bytes = 0;
  for (const url of scripts) bytes += gzipSync(await (await request.get(url)).body()).length;
  expect(bytes).toBeGreaterThan(100_000);
  expect(bytes).toBeLessThan(130_000);
});

test('by keyboard: tab to a server, Enter crashes it; the page keeps its own keys', async ({
  page,
}) => {
  await page.goto('./');
  await expect(nodeOf(page, 's3')).toBeVisible();
  await nodeOf(page, 's3').focus();
  await page.keyboard.press('Enter');
  await expect(nodeOf(page, 's3')).toHaveAccessibleName(/crashed/);
  await page.getByRole('heading', { level: 1 }).click();
  await expect(page.getByRole('heading', { name: 'Exhibits' })).toBeAttached();
  // What stands below the cluster comes a little later; until then there is nowhere to go.
  const room = () => page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
  await expect.poll(room).toBeGreaterThan(200);
  await page.keyboard.press('End');
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100);
});

test('in another language the same run goes on', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('./');
  await nodeOf(page, 's4').click();
  await expect(nodeOf(page, 's4')).toHaveAccessibleName(/crashed/);
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.getByText('点一下服务器')).toBeVisible();
  await expect(nodeOf(page, 's4')).toHaveAccessibleName(/已宕机/);
});
