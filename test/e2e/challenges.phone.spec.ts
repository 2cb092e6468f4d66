import { expect, test } from '@playwright/test';
import { layoutFaults } from './layout.ts';
import { nodeOf } from './page.ts';

test('on a phone: what is asked stands under the stage, and touch does it all', async ({
  page,
}) => {
  await page.goto('./#/raft/challenges');
  await page.getByRole('link', { name: /^Elect s3/ }).tap();
  await expect(nodeOf(page, 's3')).toBeVisible();
  const stage = await page.locator('.workbench-stage').boundingBox();
  const asked = await page.locator('.lesson').boundingBox();
  expect(asked?.y).toBeGreaterThanOrEqual((stage?.y ?? 0) + (stage?.height ?? 0) - 1);
  await page.getByRole('button', { name: 'Give me a hint' }).tap();
  await expect(page.getByText('Hint 1 of 3')).toBeVisible();
  await page.getByRole('tab', { name: 'Inbox' }).tap();
  await page.getByRole('button', { name: 'Fire election timeout of s3 now' }).tap();
  await page.getByRole('button', { name: 'Play', exact: true }).tap();
  await expect(page.getByRole('heading', { name: 'Met with 1 action.' })).toBeVisible();
  expect(await layoutFaults(page)).toEqual([]);
});
