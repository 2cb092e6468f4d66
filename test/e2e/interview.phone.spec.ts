import { expect, test } from '@playwright/test';
import { axeOf } from './axe.ts';
import { asked, card, knew, openInterview, reveal } from './interview.ts';
import { layoutFaults } from './layout.ts';

test('questions are practised with a thumb, and shown', async ({ page }) => {
  await openInterview(page);
  expect(await layoutFaults(page)).toEqual([]);
  await page.getByText('Safety', { exact: true }).first().tap();
  await expect(card(page)).toContainText('Safety');
  await reveal(page).tap();
  expect(await layoutFaults(page)).toEqual([]);
  const question = await asked(page).textContent();
  await page.getByRole('link', { name: 'Show me' }).tap();
  await expect(page.getByText('This is the moment.')).toBeVisible();
  const back = page.getByRole('link', { name: 'Back to practice' });
  await back.scrollIntoViewIfNeeded();
  expect((await axeOf(page).analyze()).violations.map(({ id }) => id)).toEqual([]);
  await back.tap();
  await expect(asked(page)).toHaveText(question ?? '');
  expect((await axeOf(page).analyze()).violations.map(({ id }) => id)).toEqual([]);
  await knew(page).tap();
  await expect(asked(page)).not.toHaveText(question ?? '');
});
