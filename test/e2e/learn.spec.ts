import { expect, type Page, test } from '@playwright/test';
import { axeOf } from './axe.ts';
import { layoutFaults } from './layout.ts';
import { nodeOf, play } from './page.ts';

const panel = (page: Page) => page.getByRole('complementary', { name: 'Lesson', exact: true });
const title = (page: Page) => panel(page).getByRole('heading', { level: 2 });
const button = (page: Page, name: string) => panel(page).getByRole('button', { name, exact: true });
const after = (page: Page) => panel(page).locator('.walk-after');
const said = (page: Page) => panel(page).getByRole('status').last();

async function openStop(page: Page, place: string): Promise<void> {
  await page.goto(`./#/raft/learn/${place}`);
  await expect(nodeOf(page, 's1')).toBeVisible();
}

/** Whoever leads, as the page's lesson calls it. */
const selectedLeader = async (page: Page): Promise<string> =>
  (await page.locator('.walk-body .prose-node').first().textContent()) ?? '';

async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await axeOf(page)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const axe = violations.flatMap(({ id, nodes }) =>
    nodes
      .map(({ target }) => `${id}: ${target.join(' ')}`)
      .filter((fault) => !/target-size: .*lane-name/.test(fault)),
  );
  return [...axe, ...(await layoutFaults(page))];
}

test('a chapter by mouse, from the overview to its end', async ({ page }) => {
  await page.goto('./#/raft/learn');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Raft · Learn');
  await page.getByRole('link', { name: 'Begin: Electing a leader' }).click();

  await expect(title(page)).toHaveText('Why a leader at all?');
  await expect(panel(page).locator('.walk-running')).toHaveText('The run plays until it happens.');
  await button(page, 'Show it at once').click();
  await expect(after(page)).toContainText('Both are turned away');
  await expect(said(page)).toContainText('Both are turned away');
  await button(page, 'Next').click();
  await expect(page).toHaveURL(/#\/raft\/learn\/elections\/losing-patience$/);
  await button(page, 'Show it at once').click();
  // What the text speaks of is selected, and its fields are marked.
  const pointed = page.locator('.fields tr[data-pointed]');
  await expect(pointed.first()).toContainText('currentTerm');
  // What stands further down is scrolled to.
  await expect(pointed.last()).toBeInViewport();
  await button(page, 'Next').click();

  // Wrong: what happened stands beside what was said, each with its reason.
  await page.getByRole('radio', { name: /Five/ }).check();
  await button(page, 'Answer').click();
  await button(page, 'Show it at once').click();
  await expect(panel(page).locator('.verdict')).toHaveText('It came differently.');
  await expect(panel(page).locator('.answer[data-mark="wrong"]')).toContainText('You said');
  await expect(panel(page).locator('.answer[data-mark="came"]')).toContainText('in common');
  await button(page, 'Next').click();

  await button(page, 'Show it at once').click();
  await expect(page.locator('.logs td[data-pointed]')).not.toHaveCount(0);
  await button(page, 'Next').click();

  // By hand, on the stage.
  await expect(title(page)).toHaveText('Crash the leader');
  const leader = await selectedLeader(page);
  await page.getByRole('button', { name: 'Crash or restart', exact: true }).click();
  await nodeOf(page, leader).click();
  await expect(after(page)).toContainText(`${leader} is down`);
  await button(page, 'Next').click();

  await page.getByRole('radio', { name: /begins a new term/ }).check();
  await button(page, 'Answer').click();
  await button(page, 'Show it at once').click();
  await expect(panel(page).locator('.verdict')).toHaveText('Right.');
  await button(page, 'Next').click();
  await button(page, 'Show it at once').click();
  await button(page, 'Next').click();

  await expect(panel(page).locator('.task')).toHaveCount(2);
  await button(page, 'Give me a hint').click();
  await expect(panel(page).locator('.hint')).toHaveCount(1);
  await button(page, 'Skip this').click();
  await expect(title(page)).toHaveText('End of the chapter');
  await expect(panel(page).getByRole('link', { name: 'Next chapter' })).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);

  await panel(page).getByRole('link', { name: 'All chapters' }).click();
  await expect(page.getByText('1 of your 2 predictions were right.')).toBeVisible();
  await expect(page.getByText('7 of 8 done')).toBeVisible();
  await page.getByRole('link', { name: 'Go on: Electing a leader' }).click();
  await expect(title(page)).toHaveText('Your turn: break the tie');
});

test('a chapter by keyboard alone', async ({ page }) => {
  await openStop(page, 'elections');
  await page.keyboard.press('PageDown');
  await expect(after(page)).toBeVisible();
  await page.keyboard.press('PageDown');
  await expect(title(page)).toHaveText('Who loses patience first?');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  await expect(said(page)).toHaveText('Stop 3 of 8: How many votes?');
  await page.getByRole('radio').first().focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: /Three/ })).toBeChecked();
  await page.keyboard.press('Enter');
  // The question is gone; the way on has the focus.
  await expect(button(page, 'Show it at once')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(panel(page).locator('.verdict')).toHaveText('Right.');
  await expect(said(page)).toContainText('Right. The second yes');
  await page.keyboard.press('Enter');
  await expect(title(page)).toHaveText('The leader speaks up');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(title(page)).toHaveText('Crash the leader');
  await expect(button(page, 'Do it for me')).toBeFocused();
  await page.keyboard.press((await selectedLeader(page)).slice(1));
  await page.keyboard.press('c');
  await expect(after(page)).toContainText('is down');

  // Back lays a new run; who pressed the button can press it again.
  await button(page, 'Back').focus();
  await page.keyboard.press('Enter');
  await expect(title(page)).toHaveText('The leader speaks up');
  await expect(button(page, 'Back')).toBeFocused();
  await page.keyboard.press('PageUp');
  await expect(title(page)).toHaveText('How many votes?');
  await panel(page).getByRole('button', { name: '7: A split vote' }).focus();
  await page.keyboard.press('Enter');
  await expect(title(page)).toHaveText('A split vote');
  // A new run whose stop has a new place to read from.
  await nodeOf(page, 's2').focus();
  await page.keyboard.press('PageUp');
  await expect(title(page)).toBeFocused();

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('On in the lesson');
});

test('leaving to play, and coming back', async ({ page }) => {
  await openStop(page, 'elections/heartbeats');
  await button(page, 'Show it at once').click();
  const strayed = panel(page).locator('.walk-strayed');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowRight');
  await expect(strayed).toHaveCount(0);
  await page.keyboard.press('5');
  await page.keyboard.press('c');
  await expect(strayed).toContainText('The run is now your own.');
  await expect(said(page)).toHaveText('The run is now your own.');
  expect(await faultsOf(page)).toEqual([]);
  await button(page, 'Back to this stop').click();
  await expect(strayed).toHaveCount(0);
  await expect(nodeOf(page, 's5')).not.toHaveAccessibleName(/crashed/);

  await button(page, 'Show it at once').click();
  await page.keyboard.press('5');
  await page.keyboard.press('c');
  await button(page, 'Keep what you made').click();
  await expect(panel(page)).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Explore' })).toHaveAttribute('aria-current', 'page');
  await expect(nodeOf(page, 's5')).toHaveAccessibleName(/crashed/);
  await page.goBack();
  await expect(title(page)).toHaveText('The leader speaks up');
});

test('the place is in the address, and kept', async ({ page }) => {
  await openStop(page, 'elections/how-many-votes');
  await expect(said(page)).toHaveText('Stop 3 of 8: How many votes?');
  await panel(page).getByRole('button', { name: /^5: / }).click();
  await expect(page).toHaveURL(/crash-the-leader$/);
  await page.reload();
  await expect(title(page)).toHaveText('Crash the leader');
  await page.evaluate(() => {
    location.hash = '#/raft/learn/elections/how-many-votes';
  });
  await expect(title(page)).toHaveText('How many votes?');

  await page.goto('./#/raft/learn');
  await expect(page.locator('.learn-last')).toContainText('How many votes?');
  await page.getByRole('link', { name: 'Go on where you were' }).click();
  await expect(title(page)).toHaveText('How many votes?');
});

test('a wrong address says what was expected', async ({ page }) => {
  await page.goto('./#/raft/learn/nothing');
  await expect(page.getByText(/one of the chapters: elections, replication/)).toBeVisible();
  await page.goto('./#/raft/learn/elections/nothing');
  await expect(page.getByText(/one of this chapter’s stops: why-a-leader/)).toBeVisible();
  await page.goto('./#/raft/glossary/nothing');
  await expect(page.getByText(/one of the terms: .*leader/)).toBeVisible();
  await page.goto('./#/nothing/learn');
  await expect(page.getByText(/one of the exhibits: raft/)).toBeVisible();
});

test('a challenge within a chapter is met by hand', async ({ page }) => {
  await openStop(page, 'elections/break-the-tie');
  await expect(panel(page).locator('.walk-acts')).toHaveText('0 actions so far');
  await page.keyboard.press('1');
  // Until all five have lost once.
  for (let i = 0; i < 10; i++) await page.keyboard.press('Shift+ArrowRight');
  await page.getByRole('button', { name: 'Fire election timeout of s1 now' }).click();
  await expect(panel(page).locator('.walk-acts')).toHaveText('1 action so far');
  await expect(panel(page).locator('.walk-strayed')).toHaveCount(0);
  await play(page).click();
  await expect(panel(page).locator('.walk-acts')).toHaveText('Met with 1 action.');
  await expect(after(page)).toContainText('collects the votes');
  await expect(button(page, 'Finish')).toBeVisible();
});

test('in Chinese, and changing the language keeps the place', async ({ page }) => {
  await openStop(page, 'elections/how-many-votes');
  await page.getByRole('button', { name: '中文' }).click();
  const lesson = page.getByRole('complementary', { name: '讲解', exact: true });
  await expect(lesson.getByRole('heading', { level: 2 })).toHaveText('需要几票？');
  await expect(page).toHaveURL(/how-many-votes$/);
  await lesson.getByRole('radio').nth(1).check();
  await lesson.getByRole('button', { name: '回答' }).click();
  await lesson.getByRole('button', { name: '立即显示' }).click();
  await expect(lesson.locator('.verdict')).toHaveText('说对了。');
  expect(await faultsOf(page)).toEqual([]);
  await lesson.getByRole('link', { name: '选出领导者' }).click();
  await expect(page.getByText('1 次预测中，你说对了 1 次。')).toBeVisible();
});

test('the glossary: in order, by search, and the term that was asked for', async ({ page }) => {
  await page.goto('./#/raft/glossary/leader');
  const marked = page.locator('.glossary-term[data-asked]');
  await expect(marked).toContainText('leader');
  await expect(marked).toBeInViewport();
  await expect(marked.getByRole('link')).toBeFocused();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('searchbox', { name: 'Find a term' }).fill('心跳');
  await expect(page.locator('.glossary-term').first()).toContainText('heartbeat');
  await page.getByRole('searchbox').fill('zzz');
  await expect(page.getByRole('main').getByRole('status')).toHaveText('0 terms');
  await page.getByRole('searchbox').fill('');

  // A term where it stands in a text opens there, and leads on to all of them.
  await page.locator('#root').getByRole('button', { name: 'election timeout' }).first().click();
  await page.getByRole('link', { name: 'All terms' }).click();
  await expect(page.locator('.glossary-term[data-asked]')).toContainText('election timeout');
  const names = page.locator('.glossary-term h2 a');
  await expect(names.first()).toHaveText('applied');
});

test('nothing is cut off or covered, large, small and on its side, by night', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  const expectFaultless = async (what: string) => {
    for (const [width, height] of [
      [1280, 800],
      [1000, 800],
      [844, 390],
    ] as const)
      await test.step(`${what} at ${width} by ${height}`, async () => {
        await page.setViewportSize({ width, height });
        expect(await faultsOf(page)).toEqual([]);
      });
  };
  for (const place of ['elections/how-many-votes', 'elections/break-the-tie']) {
    await openStop(page, place);
    await expect(title(page)).toBeVisible();
    await expectFaultless(place);
  }
  await page.goto('./#/raft/learn');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectFaultless('overview');
});
