import { expect, test } from '@playwright/test';
import { digest, nodeOf, openExhibit } from './page.ts';

test('runs that are kept are listed, renamed, deleted, had back and opened by touch', async ({
  page,
}) => {
  await openExhibit(page, 'leader-crash');
  await page.getByRole('button', { name: 'Next milestone' }).tap();
  await nodeOf(page, 's2').tap();
  await page.getByRole('button', { name: 'Crash', exact: true }).tap();
  await expect(nodeOf(page, 's2')).toHaveAccessibleName(/crashed/);
  const mine = await digest(page);
  await page.getByRole('link', { name: 'Orrery, front page' }).tap();
  const list = page.getByRole('region', { name: 'Your runs' });
  await expect(list.getByRole('listitem')).toHaveCount(1);
  for (const control of await list.getByRole('button').or(list.getByRole('link')).all()) {
    const box = await control.boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(24);
    expect(box?.width).toBeGreaterThanOrEqual(24);
  }
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
  await list.getByRole('button', { name: /^Rename/ }).tap();
  await list.getByRole('textbox').fill('On the train');
  await page.keyboard.press('Enter');
  await list.getByRole('button', { name: 'Delete “On the train”' }).tap();
  await list.getByRole('button', { name: 'Undo' }).tap();
  await list.getByRole('link', { name: 'On the train' }).tap();
  await expect(nodeOf(page, 's2')).toHaveAccessibleName(/crashed/);
  expect(await digest(page)).toBe(mine);
});
