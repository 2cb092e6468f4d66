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

test('loads at most 130 kB of script before its cluster is alive', async ({ page }) => {
  let bytes = 0;
  page.on('response', async (response) => {
    if (response.url().endsWith('.js')) bytes += gzipSync(await response.body()).length;
  });
  await page.goto('./');
  await expect(page.getByRole('button', { name: /leader, term/ })).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(bytes).toBeGreaterThan(50_000);
  expect(bytes).toBeLessThan(130_000);
});
