import { expect, test } from '@playwright/test';
import { eventCount, leader, openExhibit } from './page.ts';

test('the story can be of one node and of one kind, by mouse and by keyboard', async ({ page }) => {
  await openExhibit(page, 'first-election');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  const name = await leader(page);
  await page.getByRole('tab', { name: 'Story' }).click();
  const lines = page.locator('.story li');
  await expect(lines.first()).toBeVisible();
  const all = await lines.count();
  const nodes = page.getByRole('group', { name: 'Nodes' });
  await nodes.getByRole('button', { name, exact: true }).click();
  await expect(lines.first()).toBeVisible();
  expect(await lines.count()).toBeLessThan(all);
  const roles = page.getByRole('button', { name: 'Changes of role' });
  await roles.focus();
  await page.keyboard.press('Space');
  await expect(roles).toHaveAttribute('aria-pressed', 'true');
  await expect(lines).toHaveCount(2);
  await expect(lines.last()).toContainText(`${name}: candidate → leader`);
  await expect(lines.last()).toContainText('milestone');
  await page.getByRole('button', { name: 'Broken checks' }).press('Enter');
  await roles.press('Enter');
  await expect(page.getByRole('log')).toContainText('No line');
  await page.getByRole('button', { name: 'Everything' }).press('Enter');
  await expect(lines).toHaveCount(all);
});

test('a tab that was pressed leaves the arrows to the run; focused, it leaves it those with Shift', async ({
  page,
}) => {
  await openExhibit(page, 'first-election');
  const story = page.getByRole('tab', { name: 'Story' });
  await story.click();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => eventCount(page)).toBeGreaterThan(0);
  await expect(story).toHaveAttribute('aria-selected', 'true');
  const before = await eventCount(page);
  await story.focus();
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(() => eventCount(page)).toBeGreaterThan(before);
  await expect(story).toHaveAttribute('aria-selected', 'true');
});
