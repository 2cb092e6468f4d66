import { expect, type Page } from '@playwright/test';

/** Parts of the page as a person finds them: by what they are called. */
export const nodeOf = (page: Page, name: string) =>
  page.getByRole('button', { name: new RegExp(`^${name}(,|，)`) });

export const play = (page: Page) => page.getByRole('button', { name: 'Play', exact: true });
export const pause = (page: Page) => page.getByRole('button', { name: 'Pause', exact: true });

/** Opens an exhibit and waits until its cluster stands on the stage. */
export async function openExhibit(page: Page, scenario: string): Promise<void> {
  await page.goto(`./#/raft/${scenario}`);
  await expect(nodeOf(page, 's1')).toBeVisible();
}

/** Sets the speed by keys: so many stops faster (slower if negative). */
export async function faster(page: Page, stops: number): Promise<void> {
  for (let i = 0; i < Math.abs(stops); i++) await page.keyboard.press(stops > 0 ? '.' : ',');
}

/** The name of the server that leads, as a screen reader says it; waits until there is one. */
export async function leader(page: Page): Promise<string> {
  const found = page.getByRole('button', { name: /^s\d, leader, term \d+$/ }).first();
  await expect(found).toBeVisible({ timeout: 20_000 });
  return (await found.getAttribute('aria-label'))?.slice(0, 2) ?? '';
}

/** The number of events before the playhead. */
export async function eventCount(page: Page): Promise<number> {
  const text = (await page.locator('.clock-event').textContent()) ?? '';
  return Number(/\d[\d\s\u00a0]*/.exec(text)?.[0].replace(/\D/g, ''));
}

/** The fingerprint of the run, all of it. */
export async function digest(page: Page): Promise<string> {
  const title = (await page.locator('.run-mark').getAttribute('title')) ?? '';
  return title.slice(-16);
}
