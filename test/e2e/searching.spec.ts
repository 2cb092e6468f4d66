import { expect, type Page, test } from '@playwright/test';
import { eventCount, nodeOf } from './page.ts';
import { watch } from './watch.ts';

const search = (page: Page) => page.getByRole('region', { name: 'Search for a counterexample' });
const seeds = (page: Page) => page.getByRole('region', { name: 'Many seeds' });
const plot = (page: Page, title: string) => page.getByRole('slider', { name: title });
const seedOf = async (page: Page) =>
  Number(/\d+/.exec((await page.locator('.run-mark').textContent()) ?? '')?.[0]);

/** Opens a scenario with a twin of its protocol, as a link asks for it. */
async function openTwin(page: Page, scenario: string, variant: string): Promise<void> {
  await page.goto(`./#/raft/${scenario}?variant=${variant}`);
  await expect(nodeOf(page, 's1')).toBeVisible();
}

test('a search finds how a weakened twin breaks, and opens it where it does', async ({
  page,
  baseURL,
}) => {
  const { strange, refused } = await watch(page, baseURL ?? '');
  await openTwin(page, 'vote-survives-crash', 'voteNotOnDisk');
  await page.getByRole('tab', { name: 'Checks' }).click();
  await page.getByRole('button', { name: 'Search for a counterexample' }).click();
  await expect(search(page)).toContainText('Raft: Vote not on disk');
  await search(page).getByRole('button', { name: 'Search', exact: true }).click();
  await expect(search(page).getByRole('status')).toContainText(
    'Election Safety breaks after 8 steps.',
  );
  await expect(search(page).locator('.searching-way li')).toHaveCount(8);
  await search(page).getByRole('button', { name: 'Open it in the player' }).click();
  // The run stands where the invariant broke, and says how, as every run does.
  await expect(page).toHaveURL(/#\/raft\/own/);
  await expect(page.locator('.narration')).toContainText('Election Safety is broken');
  await expect(page.getByRole('button', { name: 'Go on' })).toBeVisible();
  await expect(page.getByRole('tab', { name: /Checks/ })).toHaveAttribute('aria-selected', 'true');
  await expect(page.locator('.check-events li')).toHaveCount(3);
  await expect(page.getByText('This run was found by searching.')).toBeVisible();
  // The way back leads to what was found there, and to an example of what is possible.
  await page.getByRole('link', { name: 'Back to where it was found' }).click();
  await expect(search(page)).toContainText('Election Safety breaks after 8 steps.');
  await search(page)
    .getByRole('button', { name: /^Show an example: A leader is elected/ })
    .click();
  await expect(page.getByRole('button', { name: /^s\d, leader, term 1$/ })).toBeVisible();
  expect(strange).toEqual([]);
  expect(refused).toEqual([]);
});

test('and by keyboard: bounds are set, the search is stopped, and claims nothing', async ({
  page,
}) => {
  await page.goto('./#/raft/leader-crash');
  await expect(nodeOf(page, 's1')).toBeVisible();
  await page.keyboard.press('e');
  await expect(search(page).getByRole('heading', { level: 2 })).toBeFocused();
  await search(page).getByText('Bounds', { exact: false }).first().focus();
  await page.keyboard.press('Enter');
  // As many come back as crash, until fewer are to.
  await search(page).getByLabel('Crashes', { exact: true }).fill('2');
  await expect(search(page).getByLabel('Restarts', { exact: true })).toHaveValue('2');
  await search(page).getByLabel('Restarts', { exact: true }).fill('3');
  await expect(search(page).getByRole('alert')).toContainText('expected 0 to 2');
  await search(page).getByLabel('Restarts', { exact: true }).fill('0');
  await search(page).getByLabel('Crashes', { exact: true }).fill('1');
  await expect(search(page).getByLabel('Restarts', { exact: true })).toHaveValue('0');
  await search(page).getByLabel('Partitions', { exact: true }).fill('1');
  await search(page)
    .getByRole('switch', { name: /^Messages arrive in time/ })
    .press(' ');
  await expect(search(page).locator('summary').first()).toContainText(
    /Partitions\s1.*Messages\sarrive\sin\stime/,
  );
  await search(page).getByLabel('States', { exact: true }).fill('0');
  await expect(search(page).getByRole('alert')).toContainText('expected 1 to');
  await search(page).getByLabel('States', { exact: true }).fill('2000000');
  await page.keyboard.press('Enter');
  await expect(search(page).getByRole('progressbar')).toBeVisible();
  await expect(search(page).locator('.searching-figures')).toContainText(/states\d.*\d\d\dstates/);
  await search(page).getByRole('button', { name: 'Stop' }).focus();
  await page.keyboard.press('Enter');
  await expect(search(page).getByRole('status')).toContainText(
    'Stopped: nothing was found so far.',
  );
  await expect(search(page).getByRole('progressbar')).toHaveCount(0);
  await search(page).getByLabel('States', { exact: true }).fill('2000');
  await page.keyboard.press('Enter');
  await expect(search(page).getByRole('status')).toContainText('Bounded: nothing was found');
  await expect(search(page).getByRole('status')).toContainText('the number of states');
  await page.keyboard.press('Escape');
  await expect(search(page)).toHaveCount(0);
});

test('fifty seeds are fifty dots, each a run that opens by mouse and by keyboard', async ({
  page,
}) => {
  await openTwin(page, 'one-way-link', 'applyBeforeCommit');
  await page.keyboard.press('r');
  await seeds(page).getByLabel('How many').fill('50');
  await page.keyboard.press('Enter');
  await expect(seeds(page).getByRole('status')).toContainText(/50 runs, and \d+ went wrong/);
  const elections = plot(page, 'Elections held');
  const dots = elections.locator('.plot-dots');
  const crosses = elections.locator('.plot-failed');
  const drawn = await dots.getAttribute('d');
  const count = (path: string | null) => path?.match(/M/g)?.length ?? 0;
  expect(count(drawn) + count(await crosses.getAttribute('d'))).toBe(50);
  expect(count(await crosses.getAttribute('d'))).toBeGreaterThan(5);

  // By mouse: the first dot that is drawn.
  const [, x = 0, y = 0] = /M([\d.]+) ([\d.]+)/.exec(drawn ?? '')?.map(Number) ?? [];
  await elections.hover({ position: { x, y } });
  await expect(seeds(page).locator('.plot-caption').nth(1)).toContainText(/^Seed \d+: \d+/);
  await elections.click({ position: { x, y } });
  await expect(page.getByRole('button', { name: /^Settings/ })).toBeVisible();
  const first = await seedOf(page);
  // The panel is still there, with its dots, and the focus is where it was.
  await expect(elections).toBeFocused();
  expect(await dots.getAttribute('d')).toBe(drawn);

  // By keyboard: the run with the latest leader, opened at the moment of its election.
  await plot(page, 'Time to the first leader').focus();
  await page.keyboard.press('End');
  const said = await plot(page, 'Time to the first leader').getAttribute('aria-valuetext');
  await page.keyboard.press('Enter');
  await expect.poll(() => seedOf(page)).toBe(Number(/\d+/.exec(said ?? '')?.[0]));
  expect(await seedOf(page)).not.toBe(first);
  await expect(page.getByRole('button', { name: /^s\d, leader, term/ })).toBeVisible();
  expect(await eventCount(page)).toBeGreaterThan(10);

  // One that went wrong opens where it did.
  await seeds(page).locator('.searching-failed button').first().click();
  await expect(page.locator('.narration')).toContainText('is broken');
  // And all of it in words.
  await seeds(page).getByText('The same as a table').click();
  await expect(seeds(page).getByRole('table').first()).toContainText('Elections held');
  await expect(seeds(page).getByRole('row')).not.toHaveCount(0);
});

test('a setting is varied by keyboard, and each figure drawn along it', async ({ page }) => {
  await page.goto('./#/raft/first-election');
  await expect(nodeOf(page, 's1')).toBeVisible();
  await page.keyboard.press('r');
  await seeds(page).getByRole('radio', { name: 'As it is' }).focus();
  await page.keyboard.press('ArrowRight');
  await seeds(page).getByLabel('Setting', { exact: true }).selectOption({ label: 'Loss' });
  await seeds(page).getByLabel('Step (%)').fill('0');
  await expect(seeds(page)).toContainText('No values between these bounds');
  await seeds(page).getByLabel('Step (%)').fill('20');
  await expect(seeds(page)).toContainText(/Values: 0.%, 20.%, 40.%, 60.%/);
  await seeds(page).getByLabel('Seeds each').fill('5');
  await page.keyboard.press('Enter');
  await expect(seeds(page).getByRole('status').first()).toContainText('20 runs, and nothing');
  const leader = seeds(page).getByRole('slider', { name: /^Time to the first leader/ });
  await leader.focus();
  await page.keyboard.press('Home');
  await expect(leader).toHaveAttribute('aria-valuetext', /^Loss 0.%, mean .*, median /);
  await page.keyboard.press('ArrowRight');
  await expect(leader).toHaveAttribute('aria-valuetext', /^Loss 20.%/);
  await seeds(page).getByText('All values').first().click();
  const table = seeds(page).getByRole('table', { name: 'Time to the first leader by Loss' });
  await expect(table.getByRole('row')).toHaveCount(5);
  await expect(table).toContainText('±');
  // A value that the scenario cannot have is refused, and said which and why.
  await page.goto('./#/raft/minority-leader');
  await expect(nodeOf(page, 's5')).toBeVisible();
  await page.keyboard.press('r');
  await seeds(page).getByText('Vary a setting').click();
  await seeds(page).getByLabel('Setting', { exact: true }).selectOption({ label: 'Server nodes' });
  await seeds(page).getByRole('switch').press(' ');
  await seeds(page).getByLabel('To', { exact: true }).fill('3');
  await page.keyboard.press('Enter');
  await expect(seeds(page).getByRole('alert')).toContainText(/^1: .*found/);
});

test('a search finds a run that blocks where a node stays down, and plays it', async ({ page }) => {
  await page.goto('./#/two-phase-commit/all-yes');
  await expect(nodeOf(page, 'tm1')).toBeVisible();
  await page.keyboard.press('e');
  await search(page).getByText('Bounds', { exact: false }).first().click();
  await search(page).getByLabel('Restarts', { exact: true }).fill('0');
  await search(page).getByRole('switch', { name: 'Messages arrive in time' }).click();
  await search(page).getByRole('button', { name: 'Search', exact: true }).click();
  await expect(search(page).getByRole('status')).toContainText(
    'At rest after 14 steps, and yet not: All decide (AC5).',
  );
  await expect(search(page).locator('.searching-way')).toContainText('tm1 crashes');
  await search(page).getByRole('button', { name: 'Open it in the player' }).click();
  await expect(page).toHaveURL(/#\/two-phase-commit\/own/);
  await expect(page.getByRole('button', { name: /^tm1, .*crashed/ })).toBeVisible();
  for (const name of ['rm1', 'rm2', 'rm3']) {
    await expect(
      page.getByRole('button', { name: new RegExp(`^${name}, prepared`) }),
    ).toBeVisible();
  }
});
