import { expect, test } from '@playwright/test';
import { layoutFaults, smallTargets } from './layout.ts';
import { tour } from './tour.ts';

test('on a phone every target has its 24 pixels, and what moves time is as large as a thumb', async ({
  page,
}) => {
  const found: string[] = [];
  for (const { name, go } of tour) {
    await go(page);
    for (const fault of [...(await smallTargets(page)), ...(await layoutFaults(page))])
      found.push(`${name}: ${fault}`);
  }
  expect(found).toEqual([]);
  // A page loaded anew: what the tour has left behind is on its way out otherwise, while it is measured.
  await page.goto('about:blank');
  await page.goto('./#/raft/leader-crash');
  await expect(page.locator('.node').first()).toBeVisible();
  const boxes = await page
    .locator('.transport-buttons button')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON() as DOMRect));
  expect(boxes.length).toBeGreaterThan(4);
  for (const { width, height } of boxes) {
    expect(width).toBeGreaterThanOrEqual(44);
    expect(height).toBeGreaterThanOrEqual(40);
  }
});
