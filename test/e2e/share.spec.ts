import { readFile } from 'node:fs/promises';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { axeOf, byDayAndNight } from './axe.ts';
import { digest, eventCount, leader, nodeOf, openExhibit } from './page.ts';

const panel = (page: Page) => page.getByRole('region', { name: 'Share this run' });
const openPanel = (page: Page) => page.getByRole('button', { name: 'Share', exact: true }).click();
const linkBox = (page: Page) => panel(page).getByLabel('Link to this run at this moment');
const clock = (page: Page) => page.locator('.clock').first().textContent();

/** Goes to where there is a leader, crashes it in the past and so begins a branch; paused on it. */
async function branchOff(page: Page): Promise<void> {
  await openExhibit(page, 'first-election');
  for (let i = 0; i < 2; i++) await page.keyboard.press('Shift+ArrowRight');
  const name = await leader(page);
  for (let i = 0; i < 8; i++) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press(name.slice(1));
  await page.keyboard.press('c');
  for (let i = 0; i < 12; i++) await page.keyboard.press('ArrowRight');
}

/** What makes a run at a moment that run at that moment. */
const sight = async (page: Page) => ({
  digest: await digest(page),
  clock: await clock(page),
  events: await eventCount(page),
});

async function elsewhere(browser: Browser, url: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(url);
  await expect(nodeOf(page, 's1')).toBeVisible();
  return page;
}

/** Drops a file on the page, as from a folder. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  const data = await page.evaluateHandle(
    ([file, content]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content as string], file as string));
      return transfer;
    },
    [name, text],
  );
  await page.dispatchEvent('body', 'dragover', { dataTransfer: data });
  await expect(page.locator('.drop')).toBeVisible();
  await page.dispatchEvent('body', 'drop', { dataTransfer: data });
  await expect(page.locator('.drop')).toHaveCount(0);
}

async function saved(page: Page, button: string): Promise<string> {
  const waiting = page.waitForEvent('download');
  await panel(page).getByRole('button', { name: button }).click();
  return readFile(await (await waiting).path(), 'utf8');
}

test('a copied link opens the same run elsewhere: same digest, moment and branch', async ({
  page,
  browser,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await branchOff(page);
  await openPanel(page);
  await expect(panel(page)).toContainText(/1 command, the branch “crash at .*, the moment/);
  await panel(page).getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(panel(page)).toContainText('Copied.');
  const url = await page.evaluate(() => navigator.clipboard.readText());
  expect(url).toContain('do=crash:');
  // The address of the page says the same.
  await expect.poll(() => page.url()).toBe(url);
  const other = await elsewhere(browser, url);
  expect(await sight(other)).toEqual(await sight(page));
  await expect(other.locator('.arrival')).toBeEmpty();
  await other.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  expect(await sight(other)).toEqual(await sight(page));
  await test.step('the page’s own address does not open the run again; a reload has all branches', () =>
    reload(page));
  await test.step('a link lies over the run that is kept, and gives it back', () => layOver(page));
});

/** The digests of the runs that the browser keeps. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('orrery', 1);
      opening.onsuccess = () => resolve(opening.result);
    });
    const heads = await new Promise<{ readonly digest: string }[]>((resolve) => {
      const reading = db.transaction('heads').objectStore('heads').getAll();
      reading.onsuccess = () => resolve(reading.result);
    });
    db.close();
    return heads.map((one) => one.digest);
  });

async function reload(page: Page): Promise<void> {
  const before = await sight(page);
  // Where it stands by now has been written down, and not only that there was a crash.
  await expect.poll(() => page.url()).toContain(`events=${before.events}&`);
  await expect.poll(() => page.url()).toContain('do=crash:');
  await expect.poll(() => kept(page)).toContain(before.digest);
  await page.reload();
  await expect(nodeOf(page, 's1')).toBeVisible();
  expect(await sight(page)).toEqual(before);
  await expect(page.getByRole('button', { name: 'Branches' })).toContainText('crash');
  await expect(page.locator('.arrival')).toBeEmpty();
}

async function layOver(page: Page): Promise<void> {
  await expect.poll(() => page.url()).toContain('do=crash:');
  const mine = await sight(page);
  await page.evaluate(() => {
    location.hash = '#/raft/first-election?seed=77&at=0.5s';
  });
  await expect(page.locator('.run-mark')).toContainText('seed 77');
  await expect(page.getByRole('status').filter({ hasText: 'came by a link' })).toBeVisible();
  // Also when someone has gone on with it.
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.getByRole('button', { name: 'Back to the run kept here' }).click();
  await expect(page.locator('.run-mark')).not.toContainText('seed 77');
  expect(await sight(page)).toEqual(mine);
}

test('links that cannot be read, lead elsewhere or take long say so, and the page works', async ({
  page,
}) => {
  await page.goto('./#/raft/leader-crash?do=crash:s99@1s');
  await expect(nodeOf(page, 's1')).toBeVisible();
  await expect(page.getByRole('alert').filter({ hasText: 'cannot be read' })).toContainText(
    'do.node: found "s99", expected a node (s1, s2, s3, s4, s5 or c1)',
  );
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => eventCount(page)).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(page.locator('.arrival')).toBeEmpty();
  for (const cut of ['run=aGVsbG8', 'at=', '%', 'seed=1&seed=2', 'events=-1&digest=no']) {
    await page.goto(`./#/raft/leader-crash?${cut}`);
    await expect(page.locator('.arrival')).toContainText('cannot be read');
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await expect(page.locator('.arrival')).toBeEmpty();
  }
  await test.step('one that gives another run says so, with the version that made it', () =>
    meetAnother(page));
  await test.step('a long run shows how far it is, and can be stopped', () => stopLong(page));
});

async function meetAnother(page: Page): Promise<void> {
  await page.goto('./#/raft/leader-crash?at=1s&events=300&digest=0123456789abcdef&by=9.9.9');
  await expect(nodeOf(page, 's1')).toBeVisible();
  await expect(page.getByRole('alert').filter({ hasText: '9.9.9' })).toContainText(
    'no longer leads to the run',
  );
}

async function stopLong(page: Page): Promise<void> {
  await page.goto('./#/raft/leader-crash?at=100000s&events=9000000');
  await expect(page.getByRole('heading', { name: 'Opening a run' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText(/of 9\s000\s000 events/);
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(nodeOf(page, 's1')).toBeVisible();
  await expect(page.locator('.arrival')).toContainText('stopped');
  expect(await eventCount(page)).toBe(0);
}

test('a run saved to a file and dropped elsewhere is the same run, with its branches', async ({
  page,
  browser,
}) => {
  await branchOff(page);
  await openPanel(page);
  const file = await saved(page, 'Save run as a file');
  const there = await (await browser.newContext()).newPage();
  // On the front page too.
  await there.goto(new URL('./', page.url()).href);
  await expect(nodeOf(there, 's1')).toBeVisible();
  await drop(there, 'mine.run.json', file);
  await expect(there.locator('.run-mark')).toBeAttached();
  expect(await sight(there)).toEqual(await sight(page));
  await expect(there.getByRole('button', { name: 'Branches' })).toContainText('crash');
  await test.step('trace, diagram and log: what is saved is what there is', () =>
    saveAll(page, browser));
});

async function refuseFiles(page: Page): Promise<void> {
  const before = await sight(page);
  await drop(page, 'bad.json', '{"version":1,"protocol":"raft","seed":-4}');
  await expect(page.getByRole('alert').filter({ hasText: 'cannot be read' })).toContainText(
    'seed: found -4, expected a whole number, at least 0',
  );
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await drop(page, 'other.json', '{"version":1,"protocol":"paxos"}');
  await expect(page.getByRole('alert').filter({ hasText: 'protocol' })).toContainText(
    'found "paxos", expected one of "raft"',
  );
  expect(await sight(page)).toEqual(before);
}

test('a scenario written by hand opens as itself, is found again, and travels', async ({
  page,
  browser,
}) => {
  await openExhibit(page, 'leader-crash');
  const file = { version: 1, protocol: 'raft', id: 'mine', nodes: { server: 3, client: 1 } };
  await openPanel(page);
  await panel(page)
    .locator('input[type=file]')
    .setInputFiles({
      name: 'mine.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify({ ...file, title: { en: 'Mine', zh: '我的' } })),
    });
  await expect(page.getByRole('button', { name: 'Mine' })).toBeVisible();
  await expect(nodeOf(page, 's4')).toHaveCount(0);
  await expect.poll(() => page.url()).toContain('#/raft/own?run=');
  const atStart = page.url();
  for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowRight');
  await expect.poll(() => page.url()).not.toBe(atStart);
  const other = await elsewhere(browser, page.url());
  expect(await sight(other)).toEqual(await sight(page));
  const before = await sight(page);
  await page.reload();
  await expect(nodeOf(page, 's3')).toBeVisible();
  expect(await sight(page)).toEqual(before);
});

async function saveAll(page: Page, browser: Browser): Promise<void> {
  const trace = await saved(page, 'Save Trace (JSON Lines)');
  const lines = trace.trimEnd().split('\n');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ scenario: { id: 'first-election' } });
  // A trace opens as the run that it records, with what was done by hand.
  const there = await elsewhere(browser, new URL('./#/raft/leader-crash', page.url()).href);
  await drop(there, 'run.jsonl', trace);
  await expect(there.getByRole('button', { name: /first|First/ })).toBeVisible();
  expect(await eventCount(there)).toBe(lines.length - 1);
  expect(await digest(there)).toBe(await digest(page));
  const from = panel(page).getByRole('region', { name: 'Export' }).getByLabel('From');
  await from.fill('later');
  await expect(from).toHaveAttribute('aria-invalid', 'true');
  await expect(panel(page)).toContainText('Expected two moments');
  await from.fill('0');
  const diagram = await saved(page, 'Save Mermaid sequence diagram');
  expect(diagram).toMatch(/^sequenceDiagram\n {2}participant n0 as s1\n/);
  expect(diagram).toContain('crashes.');
  const log = await saved(page, 'Save ShiViz log');
  expect(log).toContain('(?<host>');
  expect(log).toMatch(/^s1 \{"s1":1\}$/m);
}

test('all by keyboard: open, copy where copying is not allowed, close', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  await openExhibit(page, 'leader-crash');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('l');
  await expect(panel(page).getByRole('heading', { name: 'Share this run' })).toBeFocused();
  await panel(page).getByRole('button', { name: 'Copy', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(panel(page)).toContainText('The text is selected');
  await expect(linkBox(page)).toBeFocused();
  const selected = await linkBox(page).evaluate(
    (box: HTMLTextAreaElement) => box.selectionEnd - box.selectionStart === box.value.length,
  );
  expect(selected).toBe(true);
  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
  await test.step('a file that cannot be opened says which field, and the run stays', () =>
    refuseFiles(page));
});

test('axe finds nothing in the panel and the notice, by day and by night', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('./#/raft/split-vote?seed=wrong');
  await expect(page.locator('.arrival-said')).toBeVisible();
  await openPanel(page);
  await expect(linkBox(page)).toBeVisible();
  expect(await byDayAndNight(page, axeOf(page).include('.share').include('.arrival'))).toEqual([]);
});
