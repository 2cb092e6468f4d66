import { expect, type Page, test } from '@playwright/test';
import { axeOf, byDayAndNight } from './axe.ts';
import { eventCount, faster, leader, nodeOf, openExhibit, play } from './page.ts';

const tab = (page: Page) => page.getByRole('tab', { name: 'Chart' });
const row = (page: Page, event: string, way: string) =>
  page.getByRole('row').filter({ hasText: event }).filter({ hasText: way });

/** Goes to where the first leader has just been elected; who that is. */
async function untilLed(page: Page): Promise<string> {
  await openExhibit(page, 'first-election');
  for (let i = 0; i < 2; i++) await page.keyboard.press('Shift+ArrowRight');
  return leader(page);
}

test('the leader’s state is lit, its last transition named and counted; a figure leads there', async ({
  page,
}) => {
  const name = await untilLed(page);
  await nodeOf(page, name).click();
  await tab(page).click();
  await expect(page.getByRole('img', { name: `The role chart; ${name} is leader.` })).toBeVisible();
  await expect(page.locator('.chart-state[data-current="true"]')).toHaveText(/leader/);
  await expect(page.locator('.chart-last')).toContainText('candidate → leader by voteMajority at');
  await expect(page.locator('.chart-arrow[data-last="true"]')).toHaveCount(1);
  const elected = row(page, 'voteMajority', 'candidate → leader');
  await expect(elected).toHaveAttribute('aria-current', 'true');
  await expect(elected).toContainText('11');
  const events = await eventCount(page);
  await elected.getByRole('button', { name: /all nodes: 1 times/ }).click();
  expect(await eventCount(page)).toBeLessThanOrEqual(events);
  await page.getByRole('button', { name: 'Step back' }).click();
  await expect(page.locator('.chart-state[data-current="true"]')).toHaveText(/candidate/);
  await expect(elected).toContainText('00');
});

test('counts grow as the run goes on, and a crash stands outside the chart', async ({ page }) => {
  const name = await untilLed(page);
  await nodeOf(page, name).click();
  await tab(page).click();
  await page.keyboard.press('c');
  await expect(page.locator('.chart-state[data-current="true"]')).toHaveCount(0);
  await expect(page.locator('.chart-last')).toContainText('outside the chart, by crash at');
  await expect(page.getByRole('table')).toContainText('outside the chart');
  await faster(page, 4);
  await play(page).click();
  const elections = page.getByRole('button', { name: /^electionTimeout, all nodes/ }).first();
  await expect(elections).toHaveText(/^[2-9]/, { timeout: 30_000 });
});

test('asks why from the last transition', async ({ page }) => {
  const name = await untilLed(page);
  await nodeOf(page, name).click();
  await tab(page).click();
  await page.locator('.chart-last').getByRole('button', { name: /Why/i }).click();
  await expect(page.locator('.why')).toContainText(name);
});

test('by keyboard: the tab, the nodes, the transitions', async ({ page }) => {
  await untilLed(page);
  await page.keyboard.press('1');
  await page.getByRole('tab', { name: 'Logs' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(tab(page)).toHaveAttribute('aria-selected', 'true');
  const third = page.getByRole('tabpanel').getByRole('button', { name: 's3', exact: true });
  await third.focus();
  await page.keyboard.press('Enter');
  await expect(third).toHaveAttribute('aria-pressed', 'true');
  await expect(nodeOf(page, 's3')).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: 'Show voteMajority in the chart' }).focus();
  await expect(page.locator('.chart-arrow[data-lit="true"]')).toHaveCount(1);
  await expect(page.locator('.chart-event')).toHaveText('voteMajority');
  await page.keyboard.press('Tab');
  const times = page.getByRole('button', { name: /^voteMajority, all nodes: 1 times/ });
  if (!(await times.evaluate((one) => one === document.activeElement)))
    await page.keyboard.press('Tab');
  await expect(times).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('.narration')).toContainText('leads term 1');
});

test('in Chinese, with the protocol’s own names for events', async ({ page }) => {
  const name = await untilLed(page);
  await nodeOf(page, name).click();
  await tab(page).click();
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.locator('.chart-last')).toContainText('从候选人到领导者');
  await expect(page.locator('.chart-last')).toContainText('voteMajority');
});

test('axe finds nothing in the chart', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openExhibit(page, 'leader-crash');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('1');
  await tab(page).click();
  await expect(page.locator('.chart')).toBeVisible();
  expect(await byDayAndNight(page, axeOf(page).include('.inspector'))).toEqual([]);
});
