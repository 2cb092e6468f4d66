import { expect, type Page, test } from '@playwright/test';
import { eventCount, leader, nodeOf, openExhibit } from './page.ts';

const panel = (page: Page) => page.getByRole('region', { name: 'Why?' });
const narration = (page: Page) => page.locator('.narration');

/** Goes to where the first leader has been elected. */
async function toLeader(page: Page): Promise<string> {
  await openExhibit(page, 'first-election');
  return onToLeader(page);
}

/** From the start of the run. */
async function onToLeader(page: Page): Promise<string> {
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  return leader(page);
}

test('why there is a leader: from the sentence on the stage, told and lit, to where it began', async ({
  page,
}) => {
  const name = await toLeader(page);
  await narration(page)
    .getByRole('button', { name: /^Why\?/ })
    .click();
  await expect(panel(page).locator('.why-asked')).toContainText(`${name} has the votes of`);
  await expect(panel(page)).toContainText('It begins here');
  await expect(panel(page)).toContainText(/RequestVoteResult ✓ from s\d arrives at/);
  await expect(panel(page)).toContainText('Before that: RequestVoteResult');
  await expect(page.locator('.scene')).toHaveAttribute('data-lighting', 'true');
  await expect(page.locator('.light line')).not.toHaveCount(0);
  await expect(nodeOf(page, name)).toHaveAttribute('data-lit', 'true');
  const events = await eventCount(page);
  await panel(page)
    .getByRole('button', { name: /A timer of s\d runs out/ })
    .first()
    .click();
  expect(await eventCount(page)).toBeLessThan(events);
  await expect(panel(page)).toBeVisible();
  await panel(page).getByRole('button', { name: 'Close' }).click();
  await expect(panel(page)).toHaveCount(0);
  await expect(page.locator('.scene')).not.toHaveAttribute('data-lighting', 'true');
  await page.keyboard.press('Home');
  await test.step('by keyboard: w asks, Enter goes there, Escape closes and gives the focus back', () =>
    askByKeyboard(page));
  await page.keyboard.press('Home');
  await test.step('a question from the story gives the focus back to it', () => askFromStory(page));
});

test('the whole past and future of an event, on request', async ({ page }) => {
  const name = await toLeader(page);
  for (let i = 0; i < 12; i++) await page.keyboard.press('ArrowRight');
  await page.getByRole('tab', { name: 'Story' }).click();
  await page
    .getByRole('tabpanel')
    .getByRole('button', { name: new RegExp(`^Why\\? ${name} has the votes of`) })
    .click();
  const future = panel(page).getByRole('button', { name: 'All that it could have led to' });
  await future.click();
  await expect(panel(page).getByRole('status')).toContainText(/\d+ events at/);
  await expect(panel(page).getByText('Happened-before')).toBeInViewport({ ratio: 1 });
  const past = panel(page).getByRole('button', { name: 'All that could have led to it' });
  await past.click();
  await expect(past).toHaveAttribute('aria-pressed', 'true');
  await expect(future).toHaveAttribute('aria-pressed', 'false');
  await expect(panel(page).getByRole('status')).toContainText(/\d+ events at/);
  await expect(page.locator('.light line')).toHaveCount(0);
  await past.click();
  await expect(page.locator('.light line')).not.toHaveCount(0);
});

async function askByKeyboard(page: Page): Promise<void> {
  const name = await onToLeader(page);
  await nodeOf(page, name).focus();
  await page.keyboard.press('w');
  await expect(panel(page).getByRole('heading', { name: 'Why?' })).toBeFocused();
  const events = await eventCount(page);
  const step = panel(page).getByRole('button', { name: /A timer of s\d runs out/ });
  await step.focus();
  await page.keyboard.press('Enter');
  expect(await eventCount(page)).toBeLessThan(events);
  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
  await expect(nodeOf(page, name)).toBeFocused();
}

async function askFromStory(page: Page): Promise<void> {
  await onToLeader(page);
  await page.getByRole('tab', { name: 'Story' }).click();
  const why = page
    .getByRole('tabpanel')
    .getByRole('button', { name: /^Why\? s\d votes for/ })
    .first();
  await why.focus();
  await page.keyboard.press('Enter');
  await expect(panel(page).getByRole('heading', { name: 'Why?' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(why).toBeFocused();
}

test('on another branch the answer says so, and leads back', async ({ page }) => {
  await toLeader(page);
  await page.keyboard.press('w');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('2');
  await page.keyboard.press('c');
  await expect(panel(page)).toContainText('another branch');
  await expect(page.locator('.scene')).not.toHaveAttribute('data-lighting', 'true');
  await panel(page).getByRole('button', { name: 'Go to that branch' }).click();
  await expect(panel(page)).toContainText('It begins here');
});

test('a message in flight: why it was sent; pointed at, it says what it is', async ({ page }) => {
  await openExhibit(page, 'first-election');
  await page.keyboard.press('Shift+ArrowRight');
  const message = page.getByRole('button', { name: /^RequestVote.* from/ }).first();
  await message.hover({ force: true });
  await expect(message).toHaveAttribute('data-hover', 'true');
  await message.press('Enter');
  await page.getByRole('button', { name: /^Why\? s\d sent RequestVote/ }).click();
  await expect(panel(page).locator('.why-asked')).toContainText(/s\d sends RequestVote/);
});

test('the front page does not ask', async ({ page }) => {
  await page.goto('./');
  await expect(page.locator('.narration')).toBeVisible();
  await expect(page.getByRole('button', { name: /Why/ })).toHaveCount(0);
});
