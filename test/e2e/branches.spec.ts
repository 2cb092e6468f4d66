import { expect, type Locator, type Page, test } from '@playwright/test';
import { faster, leader, nodeOf, openExhibit, pause, play } from './page.ts';

const panel = (page: Page) => page.getByRole('region', { name: 'Branches' });
const opener = (page: Page) => page.getByRole('button', { name: /^Branches/ });
const run = (page: Page, letter: 'A' | 'B') =>
  page.getByRole('region', { name: new RegExp(`^Run ${letter}: `) });
const findings = (page: Page) => page.getByRole('complementary', { name: 'Side by side' });

/** A run in which the leader was crashed in the past: the old course goes on without that. Returns who crashed. */
async function branched(page: Page): Promise<string> {
  await openExhibit(page, 'first-election');
  for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+ArrowRight');
  const first = await leader(page);
  await page.keyboard.press('Shift+ArrowLeft');
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press(first.slice(1));
  await page.keyboard.press('c');
  await expect(nodeOf(page, first)).toHaveAccessibleName(/crashed/);
  return first;
}

/** The moment at which the strip of a run stands, in milliseconds. */
const timeOf = async (page: Page, letter: 'A' | 'B'): Promise<number> =>
  Number(
    await page
      .getByRole('region', { name: `Time of run ${letter}`, exact: true })
      .getByRole('slider')
      .getAttribute('aria-valuenow'),
  );

const sameTime = (page: Page) =>
  expect.poll(async () => (await timeOf(page, 'A')) - (await timeOf(page, 'B'))).toBe(0);

const inRun = (side: Locator, name: string) =>
  side.getByRole('button', { name: new RegExp(`^${name},`) });

test('branches are a tree; one is renamed, kept, left and compared, by mouse', async ({ page }) => {
  const crashed = await branched(page);
  await expect(opener(page)).toContainText('crash');
  await opener(page).click();
  const rows = panel(page).getByRole('listitem');
  await expect(rows).toHaveCount(2);
  await expect(panel(page).getByRole('button', { name: /^crash at/ })).toHaveAttribute(
    'aria-current',
    'true',
  );

  await panel(page)
    .getByRole('button', { name: /^Rename crash/ })
    .click();
  await page.keyboard.type('without its leader');
  await page.keyboard.press('Enter');
  await expect(opener(page)).toContainText('without its leader');
  await page.reload();
  await expect(nodeOf(page, crashed)).toHaveAccessibleName(/crashed/);
  await expect(opener(page)).toContainText('without its leader');

  await opener(page).click();
  await panel(page).getByRole('button', { name: /^main/ }).click();
  await expect(nodeOf(page, crashed)).not.toHaveAccessibleName(/crashed/);
  await expect(opener(page)).toContainText('main');

  await panel(page)
    .getByRole('button', { name: /^Compare without its leader/ })
    .click();
  await expect(inRun(run(page, 'A'), crashed)).not.toHaveAccessibleName(/crashed/);
  await expect(inRun(run(page, 'B'), crashed)).toHaveAccessibleName(/crashed/);
  await expect(findings(page)).toContainText(/The two runs are the same for [\d\s]+ events/);
  await expect(findings(page)).toContainText(`${crashed} crashes.`);
  await expect(findings(page).getByRole('table')).toContainText('crashed');

  await page.getByRole('button', { name: 'Stay with B' }).click();
  await expect(findings(page)).toHaveCount(0);
  await expect(nodeOf(page, crashed)).toHaveAccessibleName(/crashed/);
});

test('two branches keep one time, playing and stepping; where they part leads there', async ({
  page,
}) => {
  const crashed = await branched(page);
  await page.keyboard.press('b');
  await panel(page)
    .getByRole('button', { name: /^Compare main/ })
    .click();
  await expect(run(page, 'B')).toBeVisible();
  await sameTime(page);
  await faster(page, 4);
  await play(page).click();
  await expect.poll(() => timeOf(page, 'A')).toBeGreaterThan(1200);
  await pause(page).click();
  await sameTime(page);
  for (const name of ['Step forward', 'Step back', 'Previous milestone'])
    await page.getByRole('button', { name, exact: true }).click();
  await sameTime(page);

  await findings(page).getByRole('button', { name: 'Just before' }).click();
  await expect(findings(page)).toContainText('every node knows the same');
  await expect(inRun(run(page, 'A'), crashed)).not.toHaveAccessibleName(/crashed/);
  await findings(page).getByRole('button', { name: 'Go there' }).click();
  await expect(inRun(run(page, 'A'), crashed)).toHaveAccessibleName(/crashed/);
  await expect(inRun(run(page, 'B'), crashed)).not.toHaveAccessibleName(/crashed/);
  await sameTime(page);
});

test('by keyboard: open, move, rename, go, compare, act on the other run, close', async ({
  page,
}) => {
  const crashed = await branched(page);
  const other = crashed === 's1' ? 's2' : 's1';
  await page.keyboard.press('b');
  const main = panel(page).getByRole('button', { name: /^main/ });
  const branch = panel(page).getByRole('button', { name: /^crash at/ });
  await branch.focus();
  await page.keyboard.press('ArrowUp');
  await expect(main).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('F2');
  await page.keyboard.type('never mind');
  await page.keyboard.press('Escape');
  await expect(branch).toBeFocused();
  await page.keyboard.press('F2');
  await page.keyboard.type('what if');
  await page.keyboard.press('Enter');
  await expect(opener(page)).toContainText('what if');
  await main.focus();
  await page.keyboard.press('Enter');
  await expect(nodeOf(page, crashed)).not.toHaveAccessibleName(/crashed/);
  await panel(page)
    .getByRole('button', { name: /^Compare what if/ })
    .focus();
  await page.keyboard.press('Enter');
  await expect(inRun(run(page, 'B'), crashed)).toHaveAccessibleName(/crashed/);

  await inRun(run(page, 'B'), other).focus();
  await page.keyboard.press(other.slice(1));
  await page.keyboard.press('p');
  await expect(inRun(run(page, 'B'), other)).toHaveAccessibleName(/paused/);
  await expect(inRun(run(page, 'A'), other)).not.toHaveAccessibleName(/paused/);
  await page.keyboard.press('ArrowRight');
  await sameTime(page);
  await page.keyboard.press('Escape');
  await expect(findings(page)).toHaveCount(0);
  await expect(nodeOf(page, other)).not.toHaveAccessibleName(/paused/);
});

test('the same scenario and seed beside itself with another heartbeat', async ({ page }) => {
  await openExhibit(page, 'first-election');
  await faster(page, 4);
  await play(page).click();
  await leader(page);
  await expect.poll(async () => page.locator('.clock-time').textContent()).toMatch(/^[1-9]/);
  await pause(page).click();
  await page.keyboard.press('b');
  await page.getByRole('button', { name: 'Compare with other settings…' }).click();
  const heartbeat = page.getByRole('textbox', { name: 'Heartbeat interval' });
  await heartbeat.fill('120');
  await heartbeat.press('Enter');
  await page.getByRole('button', { name: 'Run beside this one' }).click();
  await expect(run(page, 'B')).toContainText(/Heartbeat interval: 120\sms/);
  await sameTime(page);
  await expect(findings(page)).toContainText(/The two runs are the same for/);
  await play(page).click();
  await expect.poll(() => timeOf(page, 'B')).toBeGreaterThan(1500);
  await pause(page).click();
  await sameTime(page);
  await page.getByRole('button', { name: 'Stay with B' }).click();
  await expect(findings(page)).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Settings \(1/ })).toBeVisible();
  expect(await page.locator('.clock-time').textContent()).toMatch(/^[1-9]/);
});

test('keys, tools and inboxes are for the run that one is at work on, by mouse', async ({
  page,
}) => {
  const crashed = await branched(page);
  const other = crashed === 's1' ? 's2' : 's1';
  await opener(page).click();
  await panel(page)
    .getByRole('button', { name: /^Compare main/ })
    .click();
  await inRun(run(page, 'B'), other).click();
  await page.keyboard.press('p');
  await expect(inRun(run(page, 'B'), other)).toHaveAccessibleName(/paused/);
  await expect(inRun(run(page, 'A'), other)).not.toHaveAccessibleName(/paused/);
  await page.keyboard.press('p');

  await page.getByRole('button', { name: 'Hold all' }).first().click();
  const banner = page.getByRole('region', { name: 'You choose what happens next.' });
  await expect(run(page, 'B').locator(banner)).toBeVisible();
  await expect(run(page, 'A').locator(banner)).toHaveCount(0);
  const before = await timeOf(page, 'B');
  await findings(page).getByRole('button', { name: 'Let that happen' }).click();
  await expect.poll(() => timeOf(page, 'B')).toBeGreaterThan(before);
  await sameTime(page);
  await run(page, 'B').getByRole('button', { name: 'Let everything go' }).click();
  await expect(banner).toHaveCount(0);
});

test('with another number of servers, nodes are the ones that are called the same', async ({
  page,
}) => {
  await openExhibit(page, 'first-election');
  await page.getByRole('button', { name: 'c1', exact: true }).first().click();
  await page.keyboard.press('b');
  await page.getByRole('button', { name: 'Compare with other settings…' }).click();
  await page.getByRole('button', { name: 'Server nodes: One more' }).click();
  await page.getByRole('button', { name: 'Run beside this one' }).click();
  const client = run(page, 'B').getByRole('button', { name: 'c1', exact: true }).first();
  await expect(client).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Home');
  await expect(findings(page)).toContainText('c1 starts.');
  await expect(findings(page)).toContainText('s6 starts.');
  await expect(findings(page).getByRole('table')).not.toContainText('c1');
});
