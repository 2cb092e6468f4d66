import { expect, type Page, test } from '@playwright/test';
import { eventCount, nodeOf, openExhibit, play } from './page.ts';

test.use({ hasTouch: true });

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

for (const width of [360, 390]) {
  test(`nothing runs out of a page ${width} pixels wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 780 });
    await page.goto('./');
    await expect(nodeOf(page, 's1')).toBeVisible();
    expect(await overflow(page)).toBe(0);
    await openExhibit(page, 'leader-crash');
    expect(await overflow(page)).toBe(0);
    await page.getByRole('button', { name: '中文' }).tap();
    await expect(page.getByRole('button', { name: '播放' })).toBeVisible();
    expect(await overflow(page)).toBe(0);
  });
}

test('by touch: play, select, crash', async ({ page }) => {
  await openExhibit(page, 'first-election');
  await play(page).tap();
  await expect.poll(() => eventCount(page)).toBeGreaterThan(8);
  await nodeOf(page, 's2').tap();
  await page.getByRole('button', { name: 'Crash', exact: true }).tap();
  await expect(nodeOf(page, 's2')).toHaveAccessibleName(/crashed/);
});
