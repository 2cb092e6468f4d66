import { expect, type Page, test } from '@playwright/test';
import { eventCount, faster, nodeOf, openExhibit, play } from './page.ts';

const goOn = (page: Page) => page.getByRole('button', { name: 'Go on' });
const events = (page: Page) => page.locator('.check-events li');

/** Plays a protocol without one of its guards until the run stops: a vote that is forgotten in a crash is given twice. */
async function untilBroken(page: Page): Promise<void> {
  await openExhibit(page, 'vote-survives-crash?variant=voteNotOnDisk');
  await faster(page, 5);
  await play(page).click();
  await expect(goOn(page)).toBeVisible();
}

test('a broken invariant stops the run, which leads to what contradicts each other', async ({
  page,
}) => {
  await untilBroken(page);
  await expect(page.locator('.narration')).toContainText('Election Safety is broken');
  const stopped = await eventCount(page);
  await page.getByRole('button', { name: 'What broke?' }).click();
  await expect(page.getByRole('tab', { name: /Checks/ })).toHaveAttribute('aria-selected', 'true');
  await expect(events(page)).toHaveCount(3);
  await expect(events(page).nth(0)).toContainText('s1: candidate → leader');
  await expect(events(page).nth(1)).toContainText('s3: candidate → leader');
  for (const [name, lit] of [
    ['s1', 'true'],
    ['s3', 'true'],
    ['s2', null],
  ] as const) {
    if (lit) await expect(nodeOf(page, name)).toHaveAttribute('data-lit', lit);
    else await expect(nodeOf(page, name)).not.toHaveAttribute('data-lit');
  }
  const light = page.getByRole('button', { name: 'Light them' });
  await light.click();
  await expect(page.locator('.scene')).not.toHaveAttribute('data-lighting', 'true');
  await events(page).nth(1).getByRole('button').first().click();
  expect(await eventCount(page)).toBeLessThanOrEqual(stopped);
  await page.getByRole('group', { name: 'Nodes concerned' }).getByText('s1').click();
  await expect(nodeOf(page, 's1')).toHaveAttribute('aria-pressed', 'true');
});

test('and by keyboard: to the check, to its events, and why each of them came about', async ({
  page,
}) => {
  await untilBroken(page);
  await page.getByRole('button', { name: 'What broke?' }).focus();
  await page.keyboard.press('Enter');
  await events(page).nth(0).getByRole('button').first().focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const panel = page.getByRole('region', { name: 'Why?' });
  await expect(panel.locator('.why-asked')).toContainText('s1: candidate → leader');
  await expect(panel).toContainText('has the votes of');
  await page.keyboard.press('Escape');
  await expect(events(page).nth(0).getByRole('button').last()).toBeFocused();
  const before = await eventCount(page);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  expect(await eventCount(page)).toBeLessThan(before);
});
