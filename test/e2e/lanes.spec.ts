import { expect, type Page, test } from '@playwright/test';

const MANY = './#/gossip/thousand';
const lanes = (page: Page) => page.getByRole('group', { name: 'Lanes' }).getByRole('button');
const track = (page: Page) => page.getByRole('slider', { name: 'Timeline' });

/** Opens a run of a thousand nodes and goes some way into it. */
async function openMany(page: Page): Promise<void> {
  await page.goto(MANY);
  await expect(lanes(page)).toHaveCount(10);
  await track(page).focus();
  await page.keyboard.press('0');
  // A move of the playhead runs for a second at most: on a slow machine it takes several.
  await expect
    .poll(async () => {
      for (let i = 0; i < 2; i++) await page.keyboard.press('PageUp');
      return Number(await track(page).getAttribute('aria-valuenow'));
    })
    .toBeGreaterThan(900);
}

test('lanes of many nodes are groups, which open down to nodes and close again, by keys and by menu', async ({
  page,
}) => {
  await openMany(page);
  await expect(lanes(page).first()).toHaveAccessibleName(/^n1–n100, 100 nodes: \d+ infective/);
  await lanes(page).first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(lanes(page)).toHaveCount(20);
  await expect(lanes(page).nth(1)).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(lanes(page)).toHaveCount(30);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('k');
  await page.getByRole('button', { name: 'What the diagram shows' }).click();
  await page.getByRole('menuitem', { name: /^Close all groups/ }).click();
  await page.keyboard.press('Escape');
  await expect(lanes(page)).toHaveCount(11);
  await expect(lanes(page).filter({ hasText: /^n101$/ })).toHaveAttribute('aria-pressed', 'true');
});

test('what many nodes tell is one line that opens, and why one of them knows goes back to the first', async ({
  page,
}) => {
  await openMany(page);
  await page.getByRole('tab', { name: 'Story' }).click();
  const sums = page.locator('.story-line[aria-expanded]').filter({ hasText: 'hears news' });
  const last = sums.last();
  await expect(last).toHaveText(/\d+ times a node hears news: n\d+, n\d+, .*n\d+ and \d+ more/);
  await last.focus();
  await page.keyboard.press('Enter');
  await expect(last).toHaveAttribute('aria-expanded', 'true');
  const opened = page.locator('.story li[data-sum="open"] li');
  await opened.nth(5).getByRole('button', { name: /^Why/ }).click();
  const why = page.locator('.why-link');
  await expect(why.first()).toContainText('is asked');
  await expect(why.last()).toContainText('hears of');
  expect(await lanes(page).count()).toBeGreaterThan(13);
});
