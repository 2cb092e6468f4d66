import { expect, type Locator, type Page } from '@playwright/test';

/** Parts of the page of questions, as a person finds them. */
export const card = (page: Page) => page.locator('.question');
export const asked = (page: Page) => card(page).getByRole('heading', { level: 2 });
export const reveal = (page: Page) => page.getByRole('button', { name: 'Show the answer' });
export const knew = (page: Page) => page.getByRole('button', { name: 'I knew it' });
export const notYet = (page: Page) => page.getByRole('button', { name: 'Not yet' });
export const rows = (page: Page) => page.locator('.question-row');

/** Where one stands with the chosen questions: known, due today, new. */
export const tally = (page: Page): Promise<string[]> => page.locator('.tally dd').allTextContents();

export async function openInterview(page: Page): Promise<void> {
  await page.goto('./#/raft/interview');
  await expect(asked(page)).toBeVisible();
}

/** Goes on by the tab key until this has the focus. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let i = 0; i < 80; i++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(target).toBeFocused();
}
