import { expect, test } from '@playwright/test';
import { nodeOf, openExhibit } from './page.ts';

test.use({ hasTouch: true });

test('by touch: hold all, fire, deliver', async ({ page }) => {
  await openExhibit(page, 'first-election');
  await page.getByRole('button', { name: 'Hold all: choose every next event' }).tap();
  await expect(page.getByText('You choose what happens next.')).toBeVisible();
  await page.getByRole('button', { name: 'Fire election timeout of s3 now' }).tap();
  await page.getByRole('button', { name: 'Deliver RequestVote T1 from s3 to s1 now' }).tap();
  await expect(nodeOf(page, 's1')).toHaveAccessibleName(/term 1/);
  const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
  expect(scrollWidth).toBe(clientWidth);
  await page.getByRole('switch', { name: /Hold all/ }).tap();
  await expect(page.getByText('You choose what happens next.')).toHaveCount(0);
});
