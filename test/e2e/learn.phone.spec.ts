import { expect, type Page, test } from '@playwright/test';
import { layoutFaults } from './layout.ts';
import { nodeOf } from './page.ts';

const panel = (page: Page) => page.getByRole('complementary', { name: 'Lesson', exact: true });
const button = (page: Page, name: string) => panel(page).getByRole('button', { name, exact: true });

/** What a finger would hit at the middle of something. */
const isOnTop = (page: Page, name: string) =>
  button(page, name).evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    const top = document.elementFromPoint(x + width / 2, y + height / 2);
    return element.contains(top);
  });

test('by touch: the way on is always within reach, and nothing covers what is to be read', async ({
  page,
}) => {
  await page.goto('./#/raft/learn/elections/how-many-votes');
  await expect(nodeOf(page, 's1')).toBeVisible();
  expect(await isOnTop(page, 'Just show me')).toBe(true);
  expect(await layoutFaults(page)).toEqual([]);

  await page.getByRole('radio', { name: /Three/ }).tap();
  expect(await isOnTop(page, 'Answer')).toBe(true);
  await button(page, 'Answer').tap();
  await button(page, 'Show it at once').tap();
  await expect(panel(page).locator('.verdict')).toHaveText('Right.');
  expect(await layoutFaults(page)).toEqual([]);

  // To the very end of the page: the last line of the inspector stands above what is fixed.
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  expect(await isOnTop(page, 'Next')).toBe(true);
  const bars = await page.locator('.transport').boundingBox();
  const inspector = await page.locator('.inspector').boundingBox();
  expect((inspector?.y ?? 0) + (inspector?.height ?? 0)).toBeLessThanOrEqual((bars?.y ?? 0) + 1);
  await button(page, 'Next').tap();
  await expect(panel(page).getByRole('heading', { level: 2 })).toHaveText('The leader speaks up');
});

test('the overview fits', async ({ page }) => {
  for (const place of ['learn', 'glossary']) {
    await page.goto(`./#/raft/${place}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await layoutFaults(page)).toEqual([]);
  }
});
