import { expect, type Page, test } from '@playwright/test';
import { axeOf } from './axe.ts';

/** Before a class: a walkthrough's stops as slides, time to think, the speaker's window, a code to follow. */

const slide = (page: Page) => page.getByRole('complementary', { name: /^Slide \d+ of \d+$/ });
const title = (page: Page) => slide(page).getByRole('heading', { level: 2 });

async function presentStop(page: Page, stop: string): Promise<void> {
  await page.goto(`./#/raft/learn/${stop}`);
  await expect(page.getByRole('complementary', { name: 'Lesson' })).toBeVisible();
  await page.keyboard.press('f');
  await expect(slide(page)).toBeVisible();
}

test('stops are slides: a remote goes through them, and the class has time to think', async ({
  page,
}) => {
  await presentStop(page, 'elections/losing-patience');
  await expect(title(page)).toHaveText('Who loses patience first?');
  // Shown at once, then on to the question.
  await page.keyboard.press('PageDown');
  await expect(slide(page)).toContainText('begins a new term');
  await page.keyboard.press('PageDown');
  await expect(title(page)).toHaveText('How many votes?');
  await expect(slide(page).getByRole('listitem')).toHaveCount(3);
  const timer = slide(page).getByRole('timer');
  await expect(timer).toHaveCount(0);
  await page.keyboard.press('PageDown');
  await expect(timer).toHaveAccessibleName(/^(20|19|18) s left to think$/);
  expect((await axeOf(page).analyze()).violations).toEqual([]);
  await page.keyboard.press('PageDown');
  await expect(timer).toHaveCount(0);
  await page.keyboard.press('PageDown');
  const said = slide(page).getByRole('listitem').filter({ hasText: 'so it is' });
  await expect(said).toHaveText(/^Three/);
  await page.keyboard.press('PageUp');
  await expect(title(page)).toHaveText('Who loses patience first?');
  await page.keyboard.press('f');
  await expect(slide(page)).toHaveCount(0);
  await expect(page.getByRole('complementary', { name: 'Lesson' })).toBeVisible();
});

test('when the time to think is over the run answers by itself', async ({ page }) => {
  await page.clock.install();
  await presentStop(page, 'elections/how-many-votes');
  await page.keyboard.press('PageDown');
  await expect(slide(page).getByRole('timer')).toBeVisible();
  await page.clock.runFor(21_000);
  await expect(slide(page).getByRole('timer')).toHaveCount(0);
  await page.clock.runFor(30_000);
  await expect(slide(page)).toContainText('so it is');
});

test('the speaker has notes in a window of their own, kept in step both ways', async ({
  page,
  context,
}) => {
  await presentStop(page, 'elections/how-many-votes');
  const opened = context.waitForEvent('page');
  await page.keyboard.press('v');
  const notes = await opened;
  const heading = notes.getByRole('heading', { level: 2 });
  await expect(heading).toHaveText('How many votes?');
  await expect(notes.getByRole('main')).toContainText('Draw five dots');
  await expect(notes.getByRole('main')).toContainText('Three. More than half of five.');
  // The class does not see them.
  await expect(slide(page)).not.toContainText('Draw five dots');
  expect((await axeOf(notes).analyze()).violations).toEqual([]);
  await notes.getByRole('button', { name: 'Next', exact: true }).click();
  await expect(slide(page).getByRole('timer')).toBeVisible();
  await expect(notes.getByRole('timer')).toBeVisible();
  await notes.getByRole('button', { name: 'Back', exact: true }).click();
  await expect(title(page)).toHaveText('Who loses patience first?');
  await expect(heading).toHaveText('Who loses patience first?');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  await expect(heading).toHaveText('How many votes?');
  // Another scene is another run, and the window stays with it.
  await page.keyboard.press('F5');
  await expect(heading).toHaveText('Why a leader at all?');
  await expect(notes.getByText('Electing a leader')).toHaveCount(0);
});

test('a code leads those who follow to the same slide', async ({ page, context }) => {
  await presentStop(page, 'elections/how-many-votes');
  await page.keyboard.press('q');
  const code = page.getByRole('figure');
  await expect(code.getByRole('img')).toBeVisible();
  const shown = await code.locator('.mono').textContent();
  expect(shown).toMatch(/#\/raft\/learn\/elections\/how-many-votes$/);
  const follower = await context.newPage();
  await follower.goto(`http://${shown}`);
  await expect(follower.getByRole('heading', { level: 2, name: 'How many votes?' })).toBeVisible();
  await page.keyboard.press('q');
  await expect(code).toHaveCount(0);
});

test('a speaker’s window says so while nobody presents, and names a chapter that there is not', async ({
  page,
}) => {
  await page.goto('./#/raft/speaker/elections/nobody');
  await expect(page.getByRole('status')).toHaveText(/Waiting for the presentation/);
  await page.goto('about:blank');
  await page.goto('./#/raft/speaker/cooking/nobody');
  await expect(page.getByText('Expected one of the chapters: elections')).toBeVisible();
});
