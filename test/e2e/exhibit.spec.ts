import { expect, type Page, test } from '@playwright/test';
import { createSimulator } from '../../src/engine/simulator.ts';
import { readScenario } from '../../src/files/scenario.ts';
import { raft } from '../../src/protocols/raft/index.ts';
import leaderCrash from '../../src/protocols/raft/scenarios/first-election.json' with {
  type: 'json',
};
import { digest, eventCount, faster, leader, nodeOf, openExhibit, pause, play } from './page.ts';

test('play, crash the leader, a new one is elected', async ({ page }) => {
  await openExhibit(page, 'first-election');
  await faster(page, 3);
  await play(page).click();
  const first = await leader(page);
  await nodeOf(page, first).click();
  await page.getByRole('button', { name: 'Crash', exact: true }).click();
  await expect(nodeOf(page, first)).toHaveAccessibleName(/crashed/);
  const second = await leader(page);
  expect(second).not.toBe(first);
  await page.getByRole('button', { name: 'Restart', exact: true }).click();
  await expect(nodeOf(page, first)).toHaveAccessibleName(/^s\d, follower/);
});

test('step back, act: a branch begins, and the old future can be returned to', async ({ page }) => {
  await openExhibit(page, 'first-election');
  for (let i = 0; i < 12; i++) await page.getByRole('button', { name: 'Step forward' }).click();
  const ahead = await eventCount(page);
  for (let i = 0; i < 4; i++) await page.getByRole('button', { name: 'Step back' }).click();
  expect(await eventCount(page)).toBeLessThan(ahead);
  const before = await digest(page);
  await page.keyboard.press('2');
  await page.keyboard.press('c');
  await expect(nodeOf(page, 's2')).toHaveAccessibleName(/crashed/);
  const branches = page.getByRole('button', { name: /^Branches/ });
  await expect(branches).toContainText('crash');
  await branches.click();
  await page.getByRole('button', { name: /^main/ }).click();
  await expect(nodeOf(page, 's2')).not.toHaveAccessibleName(/crashed/);
  await expect.poll(() => digest(page)).toBe(before);
});

test('closing the page and opening it again finds the run where it was', async ({
  page,
  context,
}) => {
  await openExhibit(page, 'first-election');
  for (let i = 0; i < 15; i++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('3');
  await page.keyboard.press('c');
  await expect(nodeOf(page, 's3')).toHaveAccessibleName(/crashed/);
  await page.keyboard.press('ArrowRight');
  const there = [await eventCount(page), await page.locator('.clock-time').textContent()];
  await expect.poll(() => digest(page)).toMatch(/^[0-9a-f]{16}$/);
  const same = await digest(page);
  // A browser that is told to end at once may not finish what is written while it does.
  await page.waitForTimeout(500);
  await page.close({ runBeforeUnload: true });
  const again = await context.newPage();
  await openExhibit(again, 'first-election');
  await expect(nodeOf(again, 's3')).toHaveAccessibleName(/crashed/);
  expect([await eventCount(again), await again.locator('.clock-time').textContent()]).toEqual(
    there,
  );
  expect(await digest(again)).toBe(same);
});

test('the page and Node compute the same run: the same digest', async ({ page }) => {
  await openExhibit(page, 'first-election');
  await faster(page, 4);
  await play(page).click();
  await leader(page);
  await expect.poll(() => eventCount(page)).toBeGreaterThan(400);
  await pause(page).click();
  await expect.poll(async () => (await digest(page)).length).toBe(16);
  await page.waitForTimeout(700); // the fingerprint is written twice a second
  const events = await eventCount(page);
  const simulator = createSimulator(raft, readScenario(raft, leaderCrash), { checks: 'goOn' });
  simulator.run({ time: null, events });
  expect(simulator.world.seq).toBe(events);
  expect(simulator.digest()).toBe(await digest(page));
});

test('everything by keyboard: play, step, milestones, crash, cut, heal, request, help', async ({
  page,
}) => {
  await openExhibit(page, 'first-election');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(page.getByRole('button', { name: /^s\d, candidate/ })).toBeVisible();
  await page.keyboard.press('Shift+ArrowRight');
  await leader(page);
  const events = await eventCount(page);
  await page.keyboard.press('ArrowLeft');
  expect(await eventCount(page)).toBeLessThan(events);
  await page.keyboard.press('End');
  await page.keyboard.press('n');
  await expect(page.locator('.narration')).toContainText('c1');
  await page.keyboard.press('1');
  await expect(nodeOf(page, 's1')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('x');
  await page.keyboard.press('2');
  await expect(page.locator('.narration')).toContainText(/link.*is cut/);
  await page.keyboard.press('h');
  await expect(page.locator('.narration')).toContainText('healed');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Space');
  await expect(pause(page)).toBeVisible();
  await page.keyboard.press('Space');
  await expect(play(page)).toBeVisible();
});

test('a line drawn across the stage parts the cluster; heal mends it', async ({ page }) => {
  await openExhibit(page, 'first-election');
  await page.getByRole('button', { name: 'Draw a partition' }).click();
  const box = await page.locator('.scene').boundingBox();
  if (!box) throw new Error('the stage has a size');
  await page.mouse.move(box.x + box.width * 0.1, box.y + box.height * 0.38);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.36, { steps: 5 });
  await page.mouse.move(box.x + box.width * 0.95, box.y + box.height * 0.38, { steps: 5 });
  await page.mouse.up();
  await expect(page.locator('.narration')).toContainText('partitioned');
  await page.getByRole('button', { name: 'Heal all links' }).click();
  await expect(page.locator('.narration')).toContainText('healed');
  await test.step('a message in flight can be dropped by hand', () => dropMessage(page));
});

async function dropMessage(page: Page): Promise<void> {
  await page.keyboard.press('Shift+ArrowRight');
  await page.getByRole('button', { name: 'Drop a message' }).click();
  const message = page.getByRole('button', { name: /^RequestVote.* from/ }).first();
  const name = await message.getAttribute('aria-label');
  await message.dispatchEvent('click');
  await expect(page.getByRole('button', { name: name ?? '', exact: true })).toHaveCount(0);
  await expect(page.locator('.narration')).toContainText('dropped');
}

test('logs, story and checks speak of the same run; a line of the story leads to its moment', async ({
  page,
}) => {
  await openExhibit(page, 'first-election');
  await faster(page, 4);
  await play(page).click();
  await leader(page);
  await expect.poll(() => eventCount(page)).toBeGreaterThan(300);
  await pause(page).click();
  await page.getByRole('tab', { name: 'Logs' }).click();
  await expect(page.getByRole('table')).toContainText('s5');
  await page.getByRole('tab', { name: 'Checks' }).click();
  await expect(page.getByRole('tabpanel')).toContainText('Election Safety');
  await page.getByRole('tab', { name: 'Story' }).click();
  const events = await eventCount(page);
  await page
    .getByRole('tabpanel')
    .getByRole('button', { name: /leads term 1/ })
    .first()
    .click();
  expect(await eventCount(page)).toBeLessThan(events);
  await leader(page);
});

test('in Chinese, by night, and back; both are kept', async ({ page }) => {
  await openExhibit(page, 'first-election');
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.getByRole('button', { name: '播放' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(page.locator('.narration')).toContainText('任期');
  await page.getByRole('button', { name: '夜间' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'night');
  await page.reload();
  await expect(page.getByRole('button', { name: '播放' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'night');
});

test('an address that leads nowhere says what was expected', async ({ page }) => {
  await page.goto('./#/raft/no-such-scenario');
  await expect(page.getByRole('main')).toContainText('no-such-scenario');
  await expect(page.getByRole('main')).toContainText('leader-crash');
  await page.goto('./#/nothing/here');
  await expect(page.getByRole('main')).toContainText('raft');
  await page.getByRole('link', { name: 'To the front page' }).click();
  await expect(nodeOf(page, 's1')).toBeVisible();
});

test('a kept run that is damaged does not stop the page', async ({ page }) => {
  await openExhibit(page, 'first-election');
  await page.evaluate(() =>
    localStorage.setItem('orrery.run.raft/leader-crash', '{"timeline":{"branches":[{"given":7}]}}'),
  );
  // It is taken over when the page is opened.
  await page.goto('about:blank');
  await openExhibit(page, 'leader-crash');
  await expect(page.getByRole('alert')).toContainText('fresh start');
});

test('the strip goes to any moment, by pointer and by keys; what was run stays', async ({
  page,
}) => {
  await openExhibit(page, 'leader-crash');
  const strip = page.getByRole('slider', { name: 'Timeline' });
  const box = await strip.boundingBox();
  if (!box) throw new Error('the strip has a size');
  await page.mouse.click(box.x + box.width * 0.5, box.y + box.height * 0.6);
  const middle = await eventCount(page);
  expect(middle).toBeGreaterThan(300);
  await leader(page);
  await page.mouse.click(box.x + box.width * 0.1, box.y + box.height * 0.6);
  expect(await eventCount(page)).toBeLessThan(middle);
  await strip.focus();
  await page.keyboard.press('End');
  expect(await eventCount(page)).toBe(middle);
  await page.keyboard.press('Home');
  expect(await eventCount(page)).toBe(6); // at 0 s all six nodes have started
});

test('a node can be paused, cut off and restarted with an empty disk', async ({ page }) => {
  await openExhibit(page, 'leader-crash');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('4');
  await page.getByRole('button', { name: 'Pause node' }).click();
  await expect(nodeOf(page, 's4')).toHaveAccessibleName(/paused/);
  await page.getByRole('button', { name: 'Resume', exact: true }).click();
  await page.getByRole('button', { name: 'Cut off' }).click();
  await expect(page.locator('.narration')).toContainText('partitioned');
  await page.getByRole('button', { name: 'Crash', exact: true }).click();
  await page.getByRole('button', { name: /Restart with/ }).click();
  await page.getByRole('menuitem', { name: 'Disk lost' }).click();
  await expect(nodeOf(page, 's4')).toHaveAccessibleName(/term 0/);
});

test('a request where no client is there to make it is answered, in either language', async ({
  page,
}) => {
  await openExhibit(page, 'split-vote');
  await page.keyboard.press('n');
  await expect(page.getByRole('alert')).toContainText('No client');
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.getByRole('alert')).toContainText('没有正在运行的客户端');
});
