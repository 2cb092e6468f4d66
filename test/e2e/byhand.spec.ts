import { expect, type Page, test } from '@playwright/test';
import { digest, eventCount, leader, nodeOf, openExhibit, pause, play } from './page.ts';

const inbox = (page: Page) => page.getByRole('tabpanel', { name: /Inbox|收件箱/ });
const holdAll = (page: Page) => page.getByRole('switch', { name: /Hold all/ });
const row = (page: Page, name: string | RegExp) => inbox(page).getByRole('button', { name });
const narration = (page: Page) => page.locator('.narration');

/** Nothing comes by itself from here on. */
async function openByHand(page: Page): Promise<void> {
  await openExhibit(page, 'first-election');
  await page.getByRole('tab', { name: 'Inbox' }).click();
  await holdAll(page).click();
  await expect(holdAll(page)).toBeChecked();
}

async function step(page: Page, steps: number): Promise<void> {
  const forward = page.getByRole('button', { name: 'Step forward' });
  for (let i = 0; i < steps; i++) await forward.click();
}

/** Delivers whatever is first in the list that goes by this name. */
const deliverFirst = (page: Page, name: RegExp) => row(page, name).first().click();

test('a leader elected by hand, with the mouse: fire, deliver, deliver', async ({ page }) => {
  await openByHand(page);
  await expect(page.getByText('You choose what happens next.')).toBeVisible();
  await row(page, 'Fire election timeout of s3 now').click();
  await expect(nodeOf(page, 's3')).toHaveAccessibleName(/candidate, term 1/);
  await row(page, 'Deliver RequestVote T1 from s3 to s1 now').click();
  await row(page, 'Deliver RequestVote T1 from s3 to s5 now').click();
  await expect(nodeOf(page, 's3')).toHaveAccessibleName(/candidate/);
  await deliverFirst(page, /^Deliver RequestVoteResult .*from s1 to s3 now$/);
  await deliverFirst(page, /^Deliver RequestVoteResult .*from s5 to s3 now$/);
  expect(await leader(page)).toBe('s3');
  // The one to s2 and s4 still wait, and nobody else stirs.
  await expect(row(page, 'Deliver RequestVote T1 from s3 to s2 now')).toBeVisible();
  const before = await eventCount(page);
  await play(page).click();
  await page.waitForTimeout(500);
  expect(await eventCount(page)).toBe(before);
});

test('the same with the keyboard alone', async ({ page }) => {
  await openExhibit(page, 'first-election');
  await page.keyboard.press('m');
  await expect(holdAll(page)).toBeChecked();
  const list = page.getByRole('toolbar', { name: 'Inbox' });
  await row(page, 'Fire election timeout of s1 now').focus();
  await page.keyboard.press('ArrowDown');
  await expect(row(page, 'Fire election timeout of s2 now')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(nodeOf(page, 's2')).toHaveAccessibleName(/candidate, term 1/);
  // The list has grown; the focus is still on the timer of s2.
  await expect(row(page, 'Fire election timeout of s2 now')).toBeFocused();
  await page.keyboard.press('Home');
  await expect(row(page, 'Deliver RequestVote T1 from s2 to s1 now')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(row(page, 'Duplicate RequestVote T1 from s2 to s1')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('d');
  await expect(row(page, 'Deliver RequestVote T1 from s2 to s1 now')).toHaveCount(2);
  await page.keyboard.press('Delete');
  await expect(row(page, 'Deliver RequestVote T1 from s2 to s1 now')).toHaveCount(1);
  await expect(row(page, 'Deliver RequestVote T1 from s2 to s1 now')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(nodeOf(page, 's1')).toHaveAccessibleName(/term 1/);
  // The row has gone; whatever took its place has the focus.
  await expect(list.locator(':focus')).toHaveCount(1);
  // What would come first, as often as it takes.
  const that = page.getByRole('button', { name: 'Let that happen' });
  await that.focus();
  for (let i = 0; i < 12 && !(await page.getByRole('button', { name: /, leader,/ }).count()); i++)
    await page.keyboard.press('Enter');
  expect(await leader(page)).toBe('s2');
  await page.keyboard.press('m');
  await expect(holdAll(page)).not.toBeChecked();
  await expect(page.getByText('You choose what happens next.')).toHaveCount(0);
});

test('letting everything go: what was held arrives', async ({ page }) => {
  await openByHand(page);
  await row(page, 'Fire election timeout of s4 now').click();
  await page.getByRole('button', { name: 'Let everything go' }).click();
  await expect(holdAll(page)).not.toBeChecked();
  await page.keyboard.press('.');
  await play(page).click();
  expect(await leader(page)).toBe('s4');
});

test('hold, let go on, lose and copy single messages while time runs', async ({ page }) => {
  await openExhibit(page, 'first-election');
  await page.getByRole('tab', { name: 'Inbox' }).click();
  await step(page, 6);
  await row(page, 'Fire election timeout of s1 now').click();
  await expect(narration(page)).toContainText('s1');
  await row(page, 'Hold RequestVote T1 from s1 to s2').click();
  await expect(row(page, 'Let RequestVote T1 from s1 to s2 go on')).toBeVisible();
  await row(page, 'Drop RequestVote T1 from s1 to s3').click();
  await expect(row(page, 'Deliver RequestVote T1 from s1 to s3 now')).toHaveCount(0);
  await row(page, 'Duplicate RequestVote T1 from s1 to s4').click();
  await expect(row(page, 'Deliver RequestVote T1 from s1 to s4 now')).toHaveCount(2);
  await row(page, 'Let RequestVote T1 from s1 to s2 go on').click();
  await expect(row(page, 'Hold RequestVote T1 from s1 to s2')).toBeVisible();
  // The same by the keys of the list; on the page, h heals and Delete drops what is selected.
  await row(page, 'Deliver RequestVote T1 from s1 to s2 now').focus();
  await page.keyboard.press('h');
  await expect(row(page, 'Let RequestVote T1 from s1 to s2 go on')).toBeVisible();
  await expect(narration(page)).toContainText('is held back');
  await page.keyboard.press('h');
  await expect(row(page, 'Hold RequestVote T1 from s1 to s2')).toBeVisible();
  await test.step('a held message can be let go from its own panel', async () => {
    await row(page, 'Hold RequestVote T1 from s1 to s2').click();
    await row(page, 'Show RequestVote T1 from s1 to s2').click();
    await page.getByRole('tab', { name: 'State' }).click();
    await page.getByRole('button', { name: 'Let go on' }).click();
    await expect(page.getByRole('button', { name: 'Hold', exact: true })).toBeVisible();
  });
});

test('timers are nudged to run out together or in turn, and fired from their node', async ({
  page,
}) => {
  await openExhibit(page, 'first-election');
  await step(page, 6);
  await page.getByRole('tab', { name: 'Inbox' }).click();
  const nudges = page.getByRole('region', { name: 'Timers that run on several nodes' });
  await nudges.getByRole('button', { name: 'All at once' }).click();
  await step(page, 5);
  await expect(page.getByRole('button', { name: /, candidate,/ })).toHaveCount(5);
  await test.step('in turn they leave time for an election', () => nudgeInTurn(page));
  await test.step('a node’s own panel has its inbox', () => fireFromNode(page));
});

async function nudgeInTurn(page: Page): Promise<void> {
  await page.keyboard.press('Home');
  const spread = page.getByRole('button', { name: 'In turn' });
  await spread.focus();
  await page.keyboard.press('Enter');
  await expect(narration(page)).toContainText('in turn');
  for (let i = 0; i < 30 && !(await page.getByRole('button', { name: /, leader,/ }).count()); i++)
    await page.keyboard.press('ArrowRight');
  await leader(page);
  await expect(page.getByRole('button', { name: /, candidate,/ })).toHaveCount(0);
}

async function fireFromNode(page: Page): Promise<void> {
  await page.keyboard.press('Home');
  await expect(nodeOf(page, 's2')).not.toHaveAccessibleName(/candidate/);
  await nodeOf(page, 's2').click();
  await page.getByRole('button', { name: 'Fire election timeout of s2 now' }).click();
  await expect(nodeOf(page, 's2')).toHaveAccessibleName(/candidate/);
}

test('a choice made in the past begins a branch', async ({ page }) => {
  await openByHand(page);
  await row(page, 'Fire election timeout of s3 now').click();
  await test.step('pointing at a row lights its message', async () => {
    const line = inbox(page).locator('.inbox-row').filter({ hasText: 'from s3' }).first();
    await line.hover();
    await expect(line).toHaveAttribute('data-lit', 'true');
  });
  await row(page, 'Deliver RequestVote T1 from s3 to s1 now').click();
  const before = await digest(page);
  await page.getByRole('button', { name: 'Step back' }).click();
  await row(page, 'Deliver RequestVote T1 from s3 to s2 now').click();
  await expect(row(page, 'Deliver RequestVote T1 from s3 to s1 now')).toBeVisible();
  await expect.poll(() => digest(page)).not.toBe(before);
});

test('in Chinese', async ({ page }) => {
  await openExhibit(page, 'first-election');
  await page.getByRole('button', { name: '中文' }).click();
  await page.getByRole('tab', { name: '收件箱' }).click();
  await page.getByRole('switch', { name: /全部扣住/ }).click();
  await expect(page.getByText('接下来发生什么，由你选择。')).toBeVisible();
  await row(page, '立即触发 s3 的选举超时').click();
  await row(page, '立即送达 s3 发给 s1 的 RequestVote T1').click();
  await expect(nodeOf(page, 's1')).toHaveAccessibleName(/任期 1/);
  await expect(pause(page)).toHaveCount(0);
});
