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
  await page.getByRole('link', { name: /Figure 7/ }).click();
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
