import { expect, test } from '@playwright/test';
import { digest, nodeOf, openExhibit } from './page.ts';

test('a run is shared by touch: the panel, its link, and the notice of a link', async ({
  page,
}) => {
  await openExhibit(page, 'leader-crash');
  await page.getByRole('button', { name: 'Step forward' }).tap();
  await page.getByRole('button', { name: 'Share', exact: true }).tap();
  const panel = page.getByRole('region', { name: 'Share this run' });
  const link = panel.getByLabel('Link to this run at this moment');
  await expect(link).toHaveValue(/events=/);
  const url = await link.inputValue();
  const before = await digest(page);
  for (const button of await panel.getByRole('button').all()) {
    expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(24);
  }
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
  await page.goto('about:blank');
  await page.goto(url.replace(/digest=.{16}/, 'digest=0000000000000000'));
  await expect(nodeOf(page, 's1')).toBeVisible();
  await expect(page.locator('.arrival')).toContainText('no longer leads to the run');
  expect(await digest(page)).toBe(before);
  await page.getByRole('button', { name: 'Back to the run kept here' }).tap();
  await expect(page.locator('.arrival')).toBeEmpty();
});
