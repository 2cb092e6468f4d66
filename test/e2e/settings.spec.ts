import { expect, type Page, test } from '@playwright/test';
import { axeOf, byDayAndNight } from './axe.ts';
import { eventCount, faster, leader, nodeOf, openExhibit, pause, play } from './page.ts';

const panel = (page: Page) => page.getByRole('region', { name: 'Settings' });
const open = (page: Page) => page.getByRole('button', { name: /^Settings/ }).click();

test('a time-out changed while the run goes on is a command of its story', async ({ page }) => {
  await openExhibit(page, 'first-election');
  await faster(page, 4);
  await play(page).click();
  await leader(page);
  await open(page);
  await expect(panel(page).getByRole('heading', { name: 'Settings' })).toBeFocused();
  await panel(page).getByLabel('Heartbeat interval', { exact: true }).fill('120');
  const before = await eventCount(page);
  await page.keyboard.press('Enter');
  await expect(panel(page)).toContainText('scenario: 50 ms');
  await expect(panel(page)).toContainText('If one heartbeat is lost');
  await expect(pause(page)).toBeVisible();
  await expect.poll(() => eventCount(page)).toBeGreaterThan(before + 50);
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await pause(page).click();
  await page.getByRole('tab', { name: 'Story' }).click();
  await expect(page.getByRole('tabpanel')).toContainText('Heartbeat interval becomes 120 ms.');
  // Closed, the panel still tells that something is unwise.
  await expect(page.getByRole('button', { name: 'Settings (1 is unwise)' })).toBeVisible();
});

test('stepping back shows what held then; a change made there begins a branch', async ({
  page,
}) => {
  await openExhibit(page, 'split-vote');
  await faster(page, 4);
  await open(page);
  const least = panel(page).getByLabel('Election timeout, at least');
  const most = panel(page).getByLabel('Election timeout, at most');
  await expect(most).toHaveValue('150');
  await expect(panel(page)).toContainText('Everyone waits exactly 150 ms');
  await page.keyboard.press('Space');
  // The script makes them random at 3 s.
  await expect(most).toHaveValue('300', { timeout: 60_000 });
  await page.keyboard.press('Space');
  await expect(panel(page)).not.toContainText('Everyone waits');
  await page.keyboard.press('Home');
  await expect(most).toHaveValue('150');
  await expect(panel(page)).toContainText('begins a branch');
  await least.fill('100');
  await page.keyboard.press('Enter');
  await expect(least).toHaveValue('100');
  await expect(page.getByRole('button', { name: 'Branches' })).not.toContainText('main');
});

test('another number of servers: the run starts again, and is found again', async ({ page }) => {
  await openExhibit(page, 'first-election');
  await expect(nodeOf(page, 's5')).toBeVisible();
  await open(page);
  const fewer = panel(page).getByRole('button', { name: 'Server nodes: One fewer' });
  await fewer.click();
  await expect(panel(page)).toContainText('4 servers need a majority of 3');
  await fewer.click();
  await expect(panel(page)).not.toContainText('majority of');
  await panel(page).getByRole('button', { name: 'Start again with 1 change' }).click();
  await expect(nodeOf(page, 's4')).toHaveCount(0);
  await expect(nodeOf(page, 's3')).toBeVisible();
  await expect(page.getByRole('button', { name: /1 not as in the scenario/ })).toBeVisible();
  await page.reload();
  await expect(nodeOf(page, 's3')).toBeVisible();
  await expect(nodeOf(page, 's4')).toHaveCount(0);
  await open(page);
  await panel(page).getByRole('button', { name: 'As in the scenario' }).click();
  await expect(nodeOf(page, 's5')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Settings', exact: true })).toBeVisible();
});

test('what is wrong is said beside its field, and the page goes on', async ({ page }) => {
  await openExhibit(page, 'first-election');
  await open(page);
  const field = panel(page).getByLabel('Heartbeat interval', { exact: true });
  await field.fill('soon');
  await page.keyboard.press('Enter');
  await expect(panel(page).getByRole('alert').filter({ hasText: 'soon' })).toHaveText(
    'Found “soon”, expected a number.',
  );
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveValue('soon');
  expect(await eventCount(page)).toBe(0);
  await page.keyboard.press('Escape');
  await expect(field).toHaveValue('50');
  await expect(field).not.toHaveAttribute('aria-invalid');
  // The script asks a client that would not be there: only reading the whole scenario finds that.
  await panel(page).getByRole('button', { name: 'Client nodes: One fewer' }).click();
  await panel(page)
    .getByRole('button', { name: /^Start again/ })
    .click();
  await expect(panel(page).getByRole('alert').filter({ hasText: 'script' })).toContainText(
    'script[0].node',
  );
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await page.getByRole('button', { name: 'Step forward' }).click();
  expect(await eventCount(page)).toBeGreaterThan(0);
  await test.step('a time-out that cannot work says why, in either language', () => warn(page));
});

async function warn(page: Page): Promise<void> {
  await open(page);
  await panel(page).getByLabel('Election timeout, at least').fill('10');
  await panel(page).getByLabel('Election timeout, at most').fill('10');
  await page.keyboard.press('Enter');
  const group = panel(page).getByRole('group', { name: 'Election timeout' });
  await expect(group).toContainText(/can take 30\sms.*over after 10\sms/);
  await expect(group).toContainText('Everyone waits exactly 10 ms');
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.getByRole('group', { name: '选举超时' })).toContainText('都恰好等待 10 ms');
}

test('a weakened twin is chosen and breaks what its guard kept', async ({ page }) => {
  await openExhibit(page, 'vote-survives-crash');
  await open(page);
  await panel(page)
    .getByRole('radio', { name: /Vote not on disk/ })
    .check();
  await panel(page).getByRole('button', { name: 'Start again with 1 change' }).click();
  await expect(panel(page).getByRole('radio', { name: /Vote not on disk/ })).toBeChecked();
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await faster(page, 6);
  await play(page).click();
  await expect(page.locator('.narration')).toContainText('Election Safety is broken');
});

test('all by keyboard: open, set, begin with it, start again, close', async ({ page }) => {
  await openExhibit(page, 'first-election');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('s');
  await expect(panel(page).getByRole('heading', { name: 'Settings' })).toBeFocused();
  const seed = panel(page).getByLabel('Seed', { exact: true });
  await seed.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('77');
  await page.keyboard.press('Enter');
  await panel(page).getByRole('switch', { name: 'PreVote' }).focus();
  await page.keyboard.press('Space');
  await expect(panel(page).getByRole('switch', { name: 'PreVote' })).toBeChecked();
  await expect(panel(page)).toContainText('With PreVote alone');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(panel(page).getByRole('button', { name: 'PreVote: Begin with this' })).toBeFocused();
  await page.keyboard.press('Enter');
  await panel(page).getByRole('button', { name: 'Start again with 2 changes' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.run-mark')).toContainText('seed 77');
  await expect(panel(page).getByRole('switch', { name: 'PreVote' })).toBeChecked();
  expect(await eventCount(page)).toBe(0);
  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
  await expect(page.getByRole('tab', { name: 'Logs' })).toBeVisible();
});

test('axe finds nothing in the panel, by day and by night', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openExhibit(page, 'split-vote');
  await open(page);
  await panel(page).getByLabel('Loss', { exact: true }).fill('x');
  await panel(page).getByRole('button', { name: 'Server nodes: One fewer' }).click();
  expect(await byDayAndNight(page, axeOf(page).include('.settings'))).toEqual([]);
});
