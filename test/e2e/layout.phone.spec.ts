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
  await page.goto('./#/raft/leader-crash');
  const buttons = page.locator('.transport-buttons button');
  await expect(buttons.first()).toBeVisible();
  for (const button of await buttons.all()) {
    await expect(button).toBeVisible();
    const box = await button.boundingBox();
    expect(box?.width).toBeGreaterThanOrEqual(44);
    expect(box?.height).toBeGreaterThanOrEqual(40);
  }
});
