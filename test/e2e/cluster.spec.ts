import { expect, type Page, test } from '@playwright/test';
import { axeOf } from './axe.ts';
import { leader, nodeOf, openExhibit } from './page.ts';

/** A cluster is changed by hand: a server is added and made a voter, another one is made the leader, and the logs show it. */

const menuItem = (page: Page, name: string) => page.getByRole('menuitem', { name });
const ask = (page: Page) => page.getByRole('button', { name: 'Ask the cluster' });
const tab = (page: Page, name: string) => page.getByRole('tab', { name });

/** Opens a run where it stands at a moment. */
async function openAt(page: Page, scenario: string, moment: string): Promise<void> {
  await openExhibit(page, `${scenario}?at=${moment}`);
  await expect(page.locator('.clock')).toContainText(/[1-9]/);
}

test('by mouse: a server is added, asked for as a voter, and votes once it has caught up', async ({
  page,
}) => {
  await openAt(page, 'first-election', '1s');
  await page.getByRole('button', { name: 'Add a server' }).first().click();
  await expect(nodeOf(page, 's6')).toHaveAttribute('aria-pressed', 'true');
  await expect(nodeOf(page, 's6')).toHaveAccessibleName(/not a member/);
  await ask(page).click();
  await menuItem(page, 'Make s6 a voter').click();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await tab(page, 'Logs').click();
  const clauses = page.getByRole('region', { name: 'About the cluster itself' });
  await expect(clauses).toContainText('s1, s2, s3, s4, s5 and s6 vote');
  await expect(clauses).toContainText('in force on s1');
});

test('by keyboard: another server is made the leader', async ({ page }) => {
  await openAt(page, 'joint-consensus', '0.9s');
  expect(await leader(page)).toBe('s1');
  await page.keyboard.press('2');
  await ask(page).focus();
  await page.keyboard.press('Enter');
  await expect(menuItem(page, 'Make s2 the leader')).toBeFocused();
  await page.keyboard.press('Enter');
  await tab(page, 'Story').click();
  await expect(page.locator('.story')).toContainText('c2 is asked: hand leadership over to s2.');
  for (let i = 0; i < 6; i++) await page.keyboard.press('Shift+ArrowRight');
  await expect(nodeOf(page, 's2')).toHaveAccessibleName(/leader, term 2/);
});

test('a client is asked for one operation of several; a node is added by its key', async ({
  page,
}) => {
  await openAt(page, 'joint-consensus', '0.9s');
  await page.keyboard.press('7');
  await page.getByRole('button', { name: 'Choose the request' }).click();
  await menuItem(page, 'get').click();
  await expect(page.locator('.narration')).toContainText('get x');
  await page.keyboard.press('Escape');
  await page.keyboard.press('a');
  await expect(nodeOf(page, 's6')).toHaveAttribute('aria-pressed', 'true');
});

test('a snapshot stands in the view of the logs, and how much of it has arrived', async ({
  page,
}) => {
  await openAt(page, 'snapshot-lagging', '4.25s');
  await tab(page, 'Logs').click();
  const logs = page.getByRole('region', { name: 'Logs' });
  await expect(logs.locator('[data-block]').first()).toContainText('≤ 32');
  await expect(logs.getByRole('row', { name: /^s1/ })).toContainText(
    'snapshot of all up to entry 32, of term 1',
  );
  await expect(page.getByRole('region', { name: 'Under way' })).toContainText(
    'sends s5 its snapshot of all up to entry 32: 6 of 15 items have arrived',
  );
  expect((await axeOf(page).analyze()).violations.map(({ id }) => id)).toEqual([]);
});
