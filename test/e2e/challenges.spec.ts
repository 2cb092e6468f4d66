import { expect, type Page, test } from '@playwright/test';
import { axeOf } from './axe.ts';
import { layoutFaults } from './layout.ts';
import { faster, nodeOf, pause, play } from './page.ts';

const panel = (page: Page) => page.getByRole('region', { name: /^(Elect s3|让 s3)/ });
const score = (page: Page) => panel(page).locator('.challenge-score dd');
const task = (page: Page, name: string) =>
  panel(page).getByRole('listitem').filter({ hasText: name });
const met = (page: Page) => panel(page).getByRole('heading', { name: /^Met with/ });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const fire = (page: Page) => page.getByRole('button', { name: 'Fire election timeout of s3 now' });

async function openElection(page: Page): Promise<void> {
  await page.goto('./#/raft/challenges/elect-s3');
  await expect(nodeOf(page, 's3')).toBeVisible();
}

/** Lets the run go on until all is done, fast. */
async function playOn(page: Page): Promise<void> {
  await faster(page, 3);
  await play(page).click();
  await expect(met(page)).toBeVisible();
  // It stands still at that moment.
  await expect(play(page)).toBeVisible();
}

async function solve(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Inbox' }).click();
  await fire(page).click();
  await playOn(page);
}

test('solved with the mouse: from the list of all, ticked off, judged, kept; going back takes it away', async ({
  page,
}) => {
  await page.goto('./#/raft/challenges');
  await expect(page.getByText(/^0 of \d+ met$/)).toBeVisible();
  await page.getByRole('link', { name: /^Elect s3/ }).click();
  await expect(nodeOf(page, 's3')).toBeVisible();
  await expect(task(page, 's3 is elected')).toContainText('not yet');
  await expect(task(page, 'Nobody else leads')).toContainText('kept so far');
  await expect(score(page)).toHaveText(['0 actions', 'none yet', '1 action']);
  await solve(page);
  await expect(met(page)).toHaveText('Met with 1 action.');
  await expect(page.getByRole('status').filter({ hasText: 'Met with 1 action.' })).toHaveCount(1);
  await expect(task(page, 's3 is elected')).toContainText('done');
  await expect(task(page, 'Nobody else leads')).toContainText('done');
  await expect(score(page)).toHaveText(['1 action', '1 action', '1 action']);
  // The past is not met yet, and whoever goes on from there meets it once more.
  await page.keyboard.press('ArrowLeft');
  await expect(met(page)).toHaveCount(0);
  await expect(page.getByRole('status').filter({ hasText: /^No longer so: s3/ })).toHaveCount(1);
  await page.keyboard.press('ArrowRight');
  await expect(met(page)).toBeVisible();
  await panel(page)
    .getByRole('link', { name: /^Next: / })
    .click();
  await expect(page.getByRole('heading', { level: 2, name: 'Elect s3' })).toHaveCount(0);
  await page.goBack();
  await page.getByRole('link', { name: 'Challenges', exact: true }).click();
  await expect(page.getByText(/^1 of \d+ met$/)).toBeVisible();
  await expect(page.getByRole('link', { name: /^Elect s3/ })).toContainText('Met');
});

test('solved with the keyboard alone, twice; the fewest acts are kept, also when the page is loaded again', async ({
  page,
}) => {
  await page.goto('./#/raft/challenges');
  await page.getByRole('link', { name: /^Elect s3/ }).focus();
  await page.keyboard.press('Enter');
  await expect(nodeOf(page, 's3')).toBeVisible();
  const inTab = async () => {
    await page.getByRole('tab', { name: 'Inbox' }).focus();
    await page.keyboard.press('Enter');
    await fire(page).focus();
    await page.keyboard.press('Enter');
    await expect(nodeOf(page, 's3')).toHaveAccessibleName(/candidate/);
  };
  // One act too many: a server crashes that is not needed.
  await page.keyboard.press('5');
  await page.keyboard.press('c');
  await expect(score(page).first()).toHaveText('1 action');
  await inTab();
  await faster(page, 3);
  await play(page).focus();
  await page.keyboard.press('Enter');
  await expect(met(page)).toHaveText('Met with 2 actions.');
  await expect(panel(page)).toContainText('Our own solution takes 1 action.');
  await button(page, 'Start again').focus();
  await page.keyboard.press('Enter');
  await expect(score(page)).toHaveText(['0 actions', '2 actions', '1 action']);
  // The focus is where one can read on, and the page keeps the tab that was open.
  await expect(page.getByRole('heading', { level: 2, name: /^Elect s3/ })).toBeFocused();
  await fire(page).focus();
  await page.keyboard.press('Enter');
  await faster(page, 3);
  await play(page).focus();
  await page.keyboard.press('Enter');
  await expect(met(page)).toHaveText('Met with 1 action.');
  await page.reload();
  await expect(score(page)).toHaveText(['0 actions', '1 action', '1 action']);
});

test('what must not happen fails the challenge until one goes back', async ({ page }) => {
  await openElection(page);
  await faster(page, 4);
  await play(page).click();
  const other = task(page, 'Nobody else leads');
  await expect(other).toContainText('it has happened');
  await pause(page).click();
  await page.keyboard.press('Home');
  await expect(other).toContainText('kept so far');
});

test('hints come one by one, then a solution that counts for nobody', async ({ page }) => {
  await openElection(page);
  await button(page, 'Give me a hint').click();
  await expect(page.getByText('Hint 1 of 3')).toBeVisible();
  await expect(page.getByText('Hint 2 of 3')).toHaveCount(0);
  await expect(button(page, 'Show me a solution')).toHaveCount(0);
  await button(page, 'Another hint').click();
  await button(page, 'Another hint').click();
  await expect(page.getByText('Hint 3 of 3')).toBeVisible();
  await button(page, 'Show me a solution').click();
  await expect(panel(page)).toContainText('One way to do it');
  await expect(panel(page)).toContainText('The timer of s3 fires now');
  await button(page, 'Show the rest at once').click();
  await expect(page.getByRole('status').filter({ hasText: 'That was all of it.' })).toBeVisible();
  await expect(task(page, 's3 is elected')).toContainText('done');
  await expect(play(page)).toBeVisible();
  expect((await axeOf(page).analyze()).violations).toEqual([]);
  await button(page, 'Show it again').click();
  await expect(panel(page)).toContainText('The timer of s3 fires now');
  await button(page, 'Try it myself').click();
  // The hints are still there, and nothing has been kept.
  await expect(page.getByText('Hint 3 of 3')).toBeVisible();
  await expect(score(page)).toHaveText(['0 actions', 'none yet', '1 action']);
  await solve(page);
  await expect(panel(page)).toContainText('You looked at 3 hints.');
});

test('by itself a shown solution comes to its end', async ({ page }) => {
  await openElection(page);
  for (const name of ['Give me a hint', 'Another hint', 'Another hint', 'Show me a solution'])
    await button(page, name).click();
  await expect(page.getByRole('status').filter({ hasText: 'That was all of it.' })).toBeVisible();
  await expect(task(page, 'a majority follows')).toContainText('done');
});

test('an address without a challenge says which there are', async ({ page }) => {
  await page.goto('./#/raft/challenges/nothing');
  await expect(page.getByRole('heading', { name: /nothing at this address/ })).toBeVisible();
  await expect(page.getByText(/one of the challenges: elect-s3, /)).toBeVisible();
  await page.goto('./#/nothing/challenges');
  await expect(page.getByText(/one of the exhibits: raft/)).toBeVisible();
});

test('in Chinese, and in another language half-way', async ({ page }) => {
  await openElection(page);
  await button(page, 'Give me a hint').click();
  await page.getByRole('button', { name: '中文' }).click();
  await expect(panel(page)).toContainText('提示 1 / 3');
  await expect(panel(page)).toContainText('要做到的事');
  await page.goto('./#/raft/challenges');
  await expect(page.getByRole('heading', { level: 1, name: '挑战' })).toBeVisible();
});

test('large, small and on its side nothing is cut off, and axe finds nothing', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const faults: string[] = [];
  /** Looks at what the page shows in every size. */
  const look = async (what: string, ask = true) => {
    for (const [width, height] of [
      [1280, 800],
      [900, 700],
      [390, 844],
      [844, 390],
    ] as const) {
      await page.setViewportSize({ width, height });
      const { violations } = ask ? await axeOf(page).analyze() : { violations: [] };
      const found = violations.flatMap(({ id, nodes }) =>
        nodes.flatMap(({ target }) =>
          // As in access.spec.ts: names of lanes are low where a diagram has little room.
          id === 'target-size' && target.join().includes('.lane-name') ? [] : `${id}: ${target}`,
        ),
      );
      for (const one of [...(await layoutFaults(page)), ...found])
        faults.push(`${what} at ${width}×${height}: ${one}`);
    }
  };
  await page.goto('./#/raft/challenges');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await look('the list of all');
  await openElection(page);
  await button(page, 'Give me a hint').click();
  await look('a hint', false);
  await solve(page);
  await look('solved');
  expect(faults).toEqual([]);
});
