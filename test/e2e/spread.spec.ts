import { expect, type Page, test } from '@playwright/test';
import { axeOf } from './axe.ts';
import { nodeOf } from './page.ts';

/** How something spreads: pages of the inspector that show who knows what, who told whom, and how that went over time. */

async function open(page: Page): Promise<void> {
  await page.goto('./#/gossip/one-rumour');
  await expect(nodeOf(page, 'n1')).toBeVisible();
}

const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true });

/** Plays on to one milestone after another. */
async function milestones(page: Page, count: number): Promise<void> {
  for (let i = 0; i < count; i++) await page.keyboard.press('Shift+ArrowRight');
}

test('who knows what: signs with words, one stop of the tab key, arrows from place to place', async ({
  page,
}) => {
  await open(page);
  await tab(page, 'Who knows what').click();
  await expect(page.getByText('Nothing has been published yet.')).toBeVisible();
  await milestones(page, 4);
  const grid = page.getByRole('grid', { name: 'What each node has' });
  const cells = grid.getByRole('gridcell');
  await expect(cells).toHaveCount(12);
  await expect(grid.getByRole('gridcell', { name: 'does not have it' })).not.toHaveCount(12);
  await cells.first().focus();
  const reading = page.locator('.page-reading');
  await expect(reading).toHaveText(/^n1, item x: /);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(cells.nth(2)).toBeFocused();
  await expect(reading).toHaveText(/^n3, item x: /);
  await expect(grid.locator('[tabindex="0"]')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(nodeOf(page, 'n3')).toHaveAttribute('aria-pressed', 'true');
  await expect(grid.locator('tr[data-chosen]')).toHaveCount(1);
  await page.getByText('Column by column').click();
  await expect(page.getByRole('table', { name: 'Column by column' }).getByRole('row')).toHaveCount(
    2,
  );
});

test('who told whom: a tree that keys walk, hop by hop, with who is not told yet', async ({
  page,
}) => {
  await open(page);
  await milestones(page, 4);
  await tab(page, 'Who told whom').click();
  const tree = page.getByRole('tree');
  await expect(tree).toHaveAccessibleName('x = 1: who told whom');
  await tree.focus();
  const reading = page.locator('.page-reading');
  await expect(tree.getByRole('treeitem')).toHaveText(/^n1 knew by itself, hop 0/);
  await page.keyboard.press('ArrowRight');
  await expect(reading).toHaveText(/was told by n1, hop 1/);
  await expect(tree.getByRole('treeitem')).toHaveAttribute('aria-level', '2');
  const told = /^(n\d+)/.exec((await reading.textContent()) ?? '')?.[1] ?? '';
  await page.keyboard.press('Enter');
  await expect(nodeOf(page, told)).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('ArrowLeft');
  await expect(reading).toHaveText(/^n1 /);
  await expect(page.getByRole('table').getByRole('row').nth(1)).toHaveText('011');
  const untold = page.locator('.told-names button');
  const before = await untold.count();
  expect(before).toBeGreaterThan(0);
  await milestones(page, 1);
  await expect(untold).toHaveCount(before - 1);
  await expect(page.locator('.told-name[data-added]')).toHaveCount(1);
});

test('the curve: measured beside what is expected, read by keys, and as a table', async ({
  page,
}) => {
  await open(page);
  await milestones(page, 8);
  await tab(page, 'Curve').click();
  const curve = page.getByRole('slider', { name: /^Share of nodes that know it/ });
  await expect(page.locator('.curve-legend li')).toHaveCount(2);
  await curve.focus();
  await page.keyboard.press('Home');
  await expect(curve).toHaveAttribute(
    'aria-valuetext',
    /^rounds since it was published 0, x 8\.33\s%/,
  );
  await page.keyboard.press('End');
  await expect(curve).not.toHaveAttribute('aria-valuetext', /published 0,/);
  await expect(page.locator('.curve-read')).toHaveCount(2);
  await page.getByText('All values').click();
  const values = page.getByRole('table', { name: /All values$/ });
  await expect(values.getByRole('columnheader')).toHaveCount(3);
  await expect(values.getByRole('row').nth(1)).toHaveText(/^0\s*8\.33/);
});

test('in the dark and in Chinese axe finds nothing on any of them', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await open(page);
  await milestones(page, 5);
  await page.getByRole('button', { name: '中文' }).click();
  for (const name of ['谁知道什么', '谁告诉谁', '曲线']) {
    await tab(page, name).click();
    await expect(page.locator('.inspector figure')).toBeVisible();
    const { violations } = await axeOf(page).include('.inspector').analyze();
    const found = violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)]);
    expect(found, name).toEqual([]);
  }
});
