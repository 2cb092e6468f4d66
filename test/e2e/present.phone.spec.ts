import { expect, test } from '@playwright/test';
import { nodeOf, openExhibit } from './page.ts';

// An iPhone has no full screen for pages: the whole window serves.
test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(Element.prototype, 'requestFullscreen', { value: undefined });
    Object.defineProperty(Document.prototype, 'fullscreenEnabled', { value: false });
  });
});

test('by touch: in, play on, crash, logs, black, out', async ({ page }) => {
  await openExhibit(page, 'leader-crash');
  await page.getByRole('tab', { name: 'Chart' }).tap();
  await page.getByRole('button', { name: 'Present', exact: true }).tap();
  const present = page.getByRole('region', { name: 'Present' });
  const button = (name: string) => present.getByRole('button', { name, exact: true });
  await expect(button('Stop presenting')).toBeVisible();
  await expect(button('Fill the screen')).toHaveCount(0);
  await expect(page.getByRole('banner')).toBeHidden();
  const box = await page.locator('.workbench').boundingBox();
  expect(box).toEqual({ x: 0, y: 0, width: 390, height: 844 });

  const next = button('Play to the next milestone; again: go there');
  await next.tap();
  await next.tap();
  await expect(page.locator('.present-time')).not.toHaveText(/^0\.000/);
  await page
    .getByRole('toolbar', { name: 'Tools' })
    .getByRole('button', { name: 'Crash or restart' })
    .tap();
  await nodeOf(page, 's3').tap();
  await expect(nodeOf(page, 's3')).toHaveAccessibleName(/crashed/);
  await button('Inspector beside the stage').tap();
  await page.getByRole('tab', { name: 'Logs' }).tap();
  await expect(page.getByRole('tabpanel')).toBeInViewport();
  for (const one of await present.getByRole('button').all()) {
    const { width, height } = (await one.boundingBox()) ?? { width: 0, height: 0 };
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
  }
  await page.keyboard.press('.');
  await button('Bring the screen back').tap();
  await expect(button('Stop presenting')).toBeVisible();
  await button('Stop presenting').tap();
  await expect(page.getByRole('banner')).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Chart' })).toHaveAttribute('aria-selected', 'true');
});
