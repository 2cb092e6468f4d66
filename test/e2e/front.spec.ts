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
  const sizes: Promise<number>[] = [];
  page.on('response', (response) => {
    if (!response.url().endsWith('.js')) return;
    sizes.push(response.body().then((body) => gzipSync(body).length));
  });
  await page.goto('./');
  await expect(page.getByRole('button', { name: /leader, term/ })).toBeVisible();
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  expect(bytes).toBeGreaterThan(50_000);
  expect(bytes).toBeLessThan(130_000);
});
