import { expect, test } from '@playwright/test';
import { eventCount, openExhibit } from './page.ts';

test('by touch: a tap goes there, two fingers zoom', async ({ page }) => {
  await openExhibit(page, 'leader-crash');
  const track = page.getByRole('slider', { name: 'Timeline' });
  const box = await track.boundingBox();
  if (!box) throw new Error('the diagram has a size');
  const [left, right, y] = [box.x + box.width * 0.4, box.x + box.width * 0.6, box.y + 80];
  await page.touchscreen.tap(left, y);
  await expect.poll(() => eventCount(page)).toBeGreaterThan(100);

  const thumb = page.locator('.spacetime-thumb');
  const shown = () => thumb.evaluate((one) => Number.parseFloat((one as HTMLElement).style.width));
  const before = await shown();
  const client = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...xs: number[]) =>
    client.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: xs.map((x, id) => ({ x, y, id })),
    });
  await touch('touchStart', left);
  await touch('touchStart', left, right);
  for (let i = 1; i <= 5; i++) await touch('touchMove', left - i * 8, right + i * 8);
  await touch('touchEnd');
  await expect.poll(shown).toBeLessThan(before * 0.8);
});
