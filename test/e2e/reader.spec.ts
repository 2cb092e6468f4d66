import { expect, type Page, test } from '@playwright/test';
import { eventCount, faster, leader, nodeOf, openExhibit, play } from './page.ts';

interface Said {
  readonly role: string;
  readonly name: string;
  readonly value: string;
}

/** The page as Chromium gives it to screen readers. */
async function tree(page: Page): Promise<readonly Said[]> {
  const cdp = await page.context().newCDPSession(page);
  const { nodes } = await cdp.send('Accessibility.getFullAXTree');
  await cdp.detach();
  return nodes
    .filter((node) => !node.ignored)
    .map((node) => ({
      role: String(node.role?.value ?? ''),
      name: String(node.name?.value ?? ''),
      value: String(node.value?.value ?? ''),
    }));
}

const namesOf = (all: readonly Said[], role: string): string[] =>
  all.filter((one) => one.role === role).map(({ name }) => name);

const told = (page: Page) => page.locator('[data-announcer]');
const axis = (page: Page) => page.getByRole('slider', { name: 'Timeline' });
const held = (page: Page) => page.locator(':focus');

/** A leader has been elected, and its first messages are on their way. */
async function elected(page: Page): Promise<string> {
  await openExhibit(page, 'leader-crash');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  return leader(page);
}

test('a screen reader finds nodes, messages, time and landmarks by name', async ({ page }) => {
  const first = await elected(page);
  await expect(axis(page)).toHaveAttribute('aria-valuetext', /s: .+/);
  const all = await tree(page);
  const buttons = namesOf(all, 'button');
  expect(buttons).toContain(`${first}, leader, term 1`);
  expect(buttons.some((name) => /^\S.+ from s\d to s\d, arrives in [\d.]+\s(ms|µs)$/.test(name)));
  const messages = buttons.filter((name) => / from s\d to s\d, arrives in /.test(name));
  expect(messages.length).toBeGreaterThan(2);
  expect(namesOf(all, 'group')).toContain(`${messages.length} messages in flight`);
  for (const role of ['banner', 'main', 'complementary', 'contentinfo'])
    expect(namesOf(all, role), role).toHaveLength(1);
  expect(namesOf(all, 'heading')[0]).toBe('The leader crashes');
  expect(namesOf(all, 'slider')).toEqual(['Timeline', 'Speed']);
  for (const { role, name } of all)
    if (['button', 'link', 'slider', 'tab', 'checkbox', 'textbox'].includes(role))
      expect(name, role).not.toBe('');
  await page.getByRole('tab', { name: 'Chart' }).click();
  const chart = page.getByRole('img', { name: /role chart; s\d is/ });
  await expect(chart).toBeVisible();
  // The same in words, with how often each way was taken.
  await expect(page.getByRole('table').getByRole('row')).not.toHaveCount(0);
});

test('the page says what it is: title, language, and the language of parts', async ({ page }) => {
  await page.goto('./');
  await expect(page).toHaveTitle('Distributed algorithms as running machines · Orrery');
  await openExhibit(page, 'leader-crash');
  await expect(page).toHaveTitle('The leader crashes · Raft · Orrery');
  const chinese = page.getByRole('button', { name: '中文' });
  await expect(chinese).toHaveAttribute('lang', 'zh-CN');
  await chinese.click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page).not.toHaveTitle(/leader crashes/);
  await expect(page.getByRole('button', { name: 'English' })).toHaveAttribute('lang', 'en');
  await page.goto('./#/nothing');
  await expect(page).toHaveTitle(/^这个地址|Orrery$/);
});

test('a run is read event by event: by stepping anywhere, and on the time axis', async ({
  page,
}) => {
  await elected(page);
  await expect(told(page)).toContainText('a majority of 5');
  await expect(told(page)).toContainText(/s\d sends AppendEntries.* to 4 nodes\.$/);
  const election = (await told(page).textContent()) ?? '';
  await page.keyboard.press('ArrowRight');
  // It also begins with a message that arrives.
  await expect(told(page)).not.toHaveText(election);
  await expect(told(page)).toContainText(/^\S.+ from s\d arrives at s\d\./);
  const last = await told(page).textContent();
  // On the axis the axis itself says it.
  await axis(page).focus();
  const seen = new Set<string>();
  for (let i = 0; i < 4; i++) {
    const before = await axis(page).getAttribute('aria-valuetext');
    await page.keyboard.press('ArrowRight');
    await expect(axis(page)).not.toHaveAttribute('aria-valuetext', before ?? '');
    seen.add((await axis(page).getAttribute('aria-valuetext')) ?? '');
  }
  expect([...seen].join('\n')).toMatch(/arrives at s\d/);
  expect(await told(page).textContent()).toBe(last);
  // What the event is about is chosen from here.
  await page.keyboard.press('Enter');
  await expect(page.locator('[aria-pressed="true"]:is(.node, .message)')).toHaveCount(1);
});

test('while it plays it is told calmly, and not at all when that is switched off', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openExhibit(page, 'leader-crash');
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { times });
    new MutationObserver(() => times.push(performance.now())).observe(
      document.querySelector('[data-announcer]') as Element,
      { childList: true, subtree: true, characterData: true },
    );
  });
  await faster(page, 5);
  await play(page).click();
  await page.waitForTimeout(7500);
  await page.keyboard.press(' ');
  const times = await page.evaluate(() => (window as unknown as { times: number[] }).times);
  // The last one may be the step at which it came to rest.
  const gaps = times.slice(1, -1).map((at, i) => at - (times[i] ?? 0));
  for (const gap of gaps) expect(gap).toBeGreaterThan(2900);
  expect(times.length).toBeLessThan(6);

  await page.keyboard.press('?');
  await page.getByRole('checkbox', { name: /Tell a screen reader/ }).uncheck();
  await page.keyboard.press('Escape');
  await expect(told(page)).toHaveCount(0);
  await page.reload();
  await expect(nodeOf(page, 's1')).toBeVisible();
  await expect(told(page)).toHaveCount(0);
});

test('single letters are no shortcuts when that is switched off, and stay so', async ({ page }) => {
  await elected(page);
  await page.keyboard.press('1');
  await page.keyboard.press('?');
  const choice = page.getByRole('checkbox', { name: /shortcuts/ });
  await choice.focus();
  await page.keyboard.press(' ');
  await expect(choice).not.toBeChecked();
  await page.keyboard.press('Escape');
  const before = await eventCount(page);
  for (const key of ['c', 'h', '3', 'n', '?']) await page.keyboard.press(key);
  await expect(nodeOf(page, 's1')).not.toHaveAccessibleName(/crashed/);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await eventCount(page)).toBe(before);
  // Those that are no single signs still are.
  await page.keyboard.press('ArrowRight');
  expect(await eventCount(page)).toBeGreaterThan(before);
  await page.reload();
  await expect(nodeOf(page, 's1')).toBeVisible();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('button', { name: 'Keyboard' }).click();
  await expect(page.getByRole('checkbox', { name: /shortcuts/ })).not.toBeChecked();
});

test('the stage by keys: along nodes and messages, a node is moved, messages do not lose the focus', async ({
  page,
}) => {
  await elected(page);
  await nodeOf(page, 's1').focus();
  await page.keyboard.press('ArrowDown');
  await expect(nodeOf(page, 's2')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(
    nodeOf(page, 'c1').or(page.getByRole('button', { name: 'c1' }).first()),
  ).toBeFocused();
  await nodeOf(page, 's2').focus();
  const place = () => nodeOf(page, 's2').getAttribute('transform');
  const before = await place();
  await page.keyboard.press('Alt+ArrowRight');
  await page.keyboard.press('Alt+ArrowUp');
  expect(await place()).not.toBe(before);
  expect(page.url()).toContain('leader-crash');

  // One stop of the tab key for all messages; the arrows go on from there.
  const stops = page.locator('.message[tabindex="0"]');
  await expect(stops).toHaveCount(1);
  await stops.focus();
  const one = await held(page).getAttribute('data-message');
  await page.keyboard.press('ArrowDown');
  expect(await held(page).getAttribute('data-message')).not.toBe(one);
  await expect(stops).toHaveCount(1);
  // It arrives, one after the other: the focus is always on the stage.
  for (let i = 0; i < 12; i++) {
    await page.keyboard.press('ArrowRight');
    await expect(page.locator('.scene :focus')).toHaveCount(1);
  }
  // While playing it goes to the node.
  await stops.focus();
  await page.keyboard.press('Shift+ArrowRight');
  await expect(page.locator('.scene :focus')).toHaveCount(1);
});

test('a partition is made without drawing: by keys and by single presses', async ({ page }) => {
  await elected(page);
  await page.getByRole('button', { name: 'Draw a partition' }).focus();
  await page.keyboard.press('Enter');
  for (const name of ['s1', 's2']) {
    await nodeOf(page, name).focus();
    await page.keyboard.press('Enter');
  }
  const part = page.getByRole('button', { name: 'Part s1 and s2 from s3, s4, s5 and c1' });
  await part.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.partition line')).not.toHaveCount(0);
  await expect(nodeOf(page, 's1')).toBeFocused();
  await page.keyboard.press('h');
  await expect(page.locator('.partition line')).toHaveCount(0);

  await page.getByRole('button', { name: 'Draw a partition' }).click();
  await nodeOf(page, 's3').click();
  await nodeOf(page, 's4').click();
  await page.getByRole('button', { name: /^Part s3 and s4 from/ }).click();
  await expect(page.locator('.partition line')).not.toHaveCount(0);
});

test('what is dragged can be moved by single presses as well', async ({ page }) => {
  await elected(page);
  await page.keyboard.press('2');
  // An open menu hides the rest of the page from roles.
  const place = () => page.locator('[data-node="1"]').getAttribute('transform');
  const before = await place();
  await page.getByRole('button', { name: 'Move', exact: true }).click();
  await page.getByRole('menuitem', { name: 'To the right' }).click();
  await page.getByRole('menuitem', { name: 'To the right' }).click();
  expect(await place()).not.toBe(before);
  await page.getByRole('menuitem', { name: 'Back to its place' }).click();
  await expect.poll(place).toBe(before);

  const lanes = page.locator('.lane-name');
  await page.getByRole('button', { name: 'What the diagram shows' }).click();
  await page.getByRole('menuitem', { name: 'Move s2 down' }).click();
  await page.keyboard.press('Escape');
  await expect(lanes.nth(2)).toHaveText('s2');

  const edge = page.getByRole('separator', { name: 'Height of the diagram' });
  const height = () => edge.getAttribute('aria-valuenow');
  const usual = await height();
  await edge.click();
  expect(await height()).toBe(await edge.getAttribute('aria-valuemax'));
  await edge.click();
  expect(await height()).toBe(usual);
});

test('the focus comes back when what had it goes', async ({ page }) => {
  await elected(page);
  const opener = page.getByRole('button', { name: 'Settings' });
  await opener.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.panel h2')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(opener).toBeFocused();
  await page.getByRole('button', { name: 'Keyboard' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Keyboard' })).toBeFocused();
});
