import { expect, type Locator, type Page, test } from '@playwright/test';
import { axeOf } from './axe.ts';
import { nodeOf } from './page.ts';

/** Tables, counts, and a chart with several things in it: pages of the inspector that a protocol describes. */

async function open(page: Page): Promise<void> {
  await page.goto('./#/two-phase-commit/all-yes');
  await expect(nodeOf(page, 'rm1')).toBeVisible();
}

const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true });
const table = (page: Page, name: string) => page.getByRole('table', { name, exact: true });

/** Steps on until something of the last step is marked, and returns how that reads. */
async function untilMarked(page: Page): Promise<string> {
  const marked = page.locator('.tables ins');
  for (let i = 0; i < 40 && (await marked.count()) === 0; i++) {
    await page.getByRole('button', { name: 'Step forward' }).click();
  }
  return (await page.locator('.tables td:has(ins)').first().textContent()) ?? '';
}

/** Steps on or back until something reads so. */
async function stepUntil(page: Page, button: string, shown: Locator, text: RegExp): Promise<void> {
  const step = page.getByRole('button', { name: button });
  for (let i = 0; i < 60 && !text.test((await shown.textContent()) ?? ''); i++) await step.click();
  await expect(shown).toHaveText(text);
}

test('a table of what nodes hold marks what has just changed, and leads to its nodes', async ({
  page,
}) => {
  await open(page);
  await tab(page, 'Accounts').click();
  const accounts = table(page, 'Accounts and locks');
  await expect(accounts.getByRole('columnheader')).toHaveCount(4);
  await expect(table(page, 'Transactions').getByRole('row')).toHaveCount(2);
  expect(await untilMarked(page)).toMatch(/^was .+ now .+/);
  await accounts.getByRole('button', { name: 'rm2' }).first().click();
  await expect(nodeOf(page, 'rm2')).toHaveAttribute('aria-pressed', 'true');
  await expect(tab(page, 'Accounts')).toHaveAttribute('aria-selected', 'true');
  const chosen = accounts.locator('tr[data-chosen]');
  await expect(chosen).toHaveCount(await accounts.getByRole('button', { name: 'rm2' }).count());
});

test('counts stand beside what was published, up to the moment that is shown', async ({ page }) => {
  await open(page);
  await tab(page, 'Costs').click();
  const prepares = table(page, 'Costs').getByRole('row', { name: /^Prepare/ });
  await expect(prepares).toHaveText(/^Prepare00= as published$/);
  // The votes have been asked for, and nothing is decided: there is more than what is finished takes.
  await stepUntil(page, 'Step forward', prepares, /^Prepare30▲ 3 more$/);
  await stepUntil(page, 'Step forward', prepares, /^Prepare33= as published$/);
  await stepUntil(page, 'Step back', prepares, /^Prepare30/);
  await stepUntil(page, 'Step back', prepares, /^Prepare00/);
});

test('each kind of node has its own chart, with what of the node is in which state', async ({
  page,
}) => {
  await open(page);
  await tab(page, 'Chart').click();
  const group = (name: string) => page.getByRole('group', { name, exact: true });
  await expect(group('coordinator').getByRole('button')).toHaveCount(1);
  await expect(group('participant').getByRole('button')).toHaveCount(3);
  await expect(page.locator('.chart-token')).toHaveCount(0);
  await group('participant').getByRole('button', { name: 'rm1' }).click();
  await expect(page.locator('.chart-state')).toContainText(['prepared']);
  const next = page.getByRole('button', { name: 'Step forward' });
  for (let i = 0; i < 30; i++) await next.click();
  await expect(page.locator('.chart-token')).toHaveText(['T1']);
  await expect(page.locator('.chart-things')).toContainText('T1');
});

test('all tabs are in sight, however many there are, and keys go round them', async ({ page }) => {
  await open(page);
  const tabs = page.getByRole('tablist', { name: 'Inspector' }).getByRole('tab');
  expect(await tabs.count()).toBeGreaterThan(6);
  for (const one of await tabs.all()) await expect(one).toBeInViewport({ ratio: 1 });
  await tab(page, 'State').focus();
  await page.keyboard.press('End');
  await expect(tab(page, 'Inbox')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(tab(page, 'State')).toHaveAttribute('aria-selected', 'true');
});

test('in Chinese, and axe finds nothing', async ({ page }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await open(page);
    for (const name of ['Costs', 'Chart', 'Accounts']) {
      await tab(page, name).click();
      if (name === 'Accounts') await untilMarked(page);
      const { violations } = await axeOf(page).include('.inspector').analyze();
      const found = violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)]);
      expect(found, name).toEqual([]);
    }
  }
  await page.getByRole('button', { name: '中文' }).click();
  await expect(tab(page, '账户')).toHaveAttribute('aria-selected', 'true');
  await expect(table(page, '账户与锁')).toBeVisible();
  await tab(page, '开销').click();
  await expect(table(page, '开销')).toContainText('与文献一致');
});
