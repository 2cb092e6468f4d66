import { expect, type Page, test } from '@playwright/test';
import { eventCount, leader, openExhibit } from './page.ts';

const field = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const history = (page: Page, name: string) =>
  page.getByRole('table', { name: `History of ${name}` });

/** The node that has just become leader, selected. */
async function newLeader(page: Page): Promise<string> {
  await openExhibit(page, 'first-election');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  const name = await leader(page);
  await page.keyboard.press(name.slice(1));
  return name;
}

test('what the last event changed is marked with what it was, also after going back', async ({
  page,
}) => {
  await newLeader(page);
  const role = page.getByRole('row', { name: /^role/ });
  await expect(role).toContainText('candidate');
  await expect(role.locator('ins')).toHaveText('leader');
  await expect(page.locator('.last-change')).toContainText('RequestVoteResult');
  await expect(page.locator('.node-fields')).toHaveAttribute('data-fresh', 'true');
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('End');
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowLeft');
  await expect(role.locator('del')).toHaveText('candidate');
  // On the way back through the election it is the candidacy that changed last.
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(role.locator('ins')).toHaveText('candidate');
  await page
    .locator('.last-change')
    .getByRole('button', { name: /^Why\?/ })
    .click();
  await expect(page.getByRole('region', { name: 'Why?' })).toContainText('election timeout');
});

test('the history of a field opens and closes by mouse, and leads to each change', async ({
  page,
}) => {
  await newLeader(page);
  await field(page, 'role').click();
  await expect(history(page, 'role').getByRole('row')).toHaveCount(3);
  await expect(history(page, 'role')).toContainText('RequestVoteResult');
  await expect(page.getByText('Nothing earlier.')).toBeVisible();
  const events = await eventCount(page);
  await history(page, 'role').getByRole('row').last().getByRole('button').first().click();
  expect(await eventCount(page)).toBeLessThan(events);
  await expect(history(page, 'role').getByRole('row')).toHaveCount(2);
  await field(page, 'role').click();
  await expect(history(page, 'role')).toHaveCount(0);
});

test('and by keyboard, with why for each change', async ({ page }) => {
  await newLeader(page);
  await field(page, 'currentTerm').focus();
  await page.keyboard.press('Enter');
  await expect(field(page, 'currentTerm')).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Why?' })).toContainText('election timeout');
  await page.keyboard.press('Escape');
  await field(page, 'currentTerm').focus();
  await page.keyboard.press('Space');
  await expect(history(page, 'currentTerm')).toBeVisible();
  await page.keyboard.press('Space');
  await expect(history(page, 'currentTerm')).toHaveCount(0);
});

test('two moments are compared; a branch that has parted from them cannot be', async ({ page }) => {
  const name = await newLeader(page);
  await page.keyboard.press('Shift+ArrowLeft');
  await page.getByRole('button', { name: 'Compare from here' }).press('Enter');
  const table = page.getByRole('table', { name: 'What differs between the two moments' });
  await expect(page.getByText('Nothing differs.')).toBeVisible();
  await page.keyboard.press('Shift+ArrowRight');
  await expect(table.getByRole('row', { name: /role/ })).toContainText('candidate');
  await expect(table.getByRole('row', { name: /role/ })).toContainText('leader');
  await expect(table.getByRole('rowheader').first()).toHaveText(name);
  await page.keyboard.press('Home');
  await page.keyboard.press('2');
  await page.keyboard.press('c');
  await expect(page.getByText('cannot be compared')).toBeVisible();
  await page.getByRole('button', { name: 'Stop comparing' }).click();
  await expect(page.getByText('cannot be compared')).toHaveCount(0);
});

test('a message that has arrived can still be read', async ({ page }) => {
  await openExhibit(page, 'first-election');
  await page.keyboard.press('Shift+ArrowRight');
  await page
    .getByRole('button', { name: /^RequestVote.* from/ })
    .first()
    .press('Enter');
  await page.keyboard.press('Shift+ArrowRight');
  await leader(page);
  await expect(page.getByRole('tabpanel')).toContainText(/arrived at/);
  const events = await eventCount(page);
  await page.getByRole('button', { name: 'To its sending' }).click();
  expect(await eventCount(page)).toBeLessThan(events);
  await expect(page.getByRole('button', { name: 'Deliver now' })).toBeVisible();
});
