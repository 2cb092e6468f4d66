import { readFile } from 'node:fs/promises';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { axeOf, byDayAndNight } from './axe.ts';
import { digest, eventCount, nodeOf, openExhibit, play } from './page.ts';

/** Runs that are kept in the browser: nothing is lost when a tab closes or crashes. */

// The front page's cluster at rest leaves the browser time for what is tried below it.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

const list = (page: Page) => page.getByRole('region', { name: 'Your runs' });
const rows = (page: Page) => list(page).getByRole('listitem');
const run = (page: Page, name: string | RegExp) => list(page).getByRole('link', { name });
const notice = (page: Page) => page.locator('.arrival');

/** Goes half a second into a scenario and crashes a server; where that is found again. */
async function crashOne(page: Page, scenario: string, server: string): Promise<void> {
  await openExhibit(page, scenario);
  for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press(server);
  await page.keyboard.press('c');
  await expect(nodeOf(page, `s${server}`)).toHaveAccessibleName(/crashed/);
}

const toFront = (page: Page) => page.getByRole('link', { name: 'Orrery, front page' }).click();

/** Spoils all that is kept: the runs themselves, or what the list says of them. */
async function spoil(page: Page, what: 'heads' | 'texts'): Promise<void> {
  await page.evaluate(async (shelf) => {
    const db = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('orrery', 1);
      opening.onsuccess = () => resolve(opening.result);
    });
    const step = db.transaction(shelf, 'readwrite');
    const store = step.objectStore(shelf);
    await new Promise<void>((resolve) => {
      step.oncomplete = () => resolve();
      const keys = store.getAllKeys();
      keys.onsuccess = () => {
        for (const key of keys.result) {
          store.put(
            shelf === 'heads' ? { place: 7 } : '{"timeline":{"branches":[{"given":7}]}}',
            key,
          );
        }
      };
    });
    db.close();
  }, what);
}

/** The tab goes down like one that ran out of memory; another one is opened. */
async function crashTab(page: Page, context: BrowserContext): Promise<Page> {
  const crashed = page.waitForEvent('crash');
  const devtools = await context.newCDPSession(page);
  devtools.send('Page.crash').catch(() => {});
  await crashed;
  return context.newPage();
}

test('a command survives a crash of the tab right after it, while the run plays on', async ({
  page,
  context,
}) => {
  await openExhibit(page, 'leader-crash');
  for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+ArrowRight');
  await play(page).click();
  await page.keyboard.press('4');
  await page.keyboard.press('c');
  // What a person has seen is kept.
  await expect(nodeOf(page, 's4')).toHaveAccessibleName(/crashed/);
  const next = await crashTab(page, context);
  await openExhibit(next, 'leader-crash');
  await expect(nodeOf(next, 's4')).toHaveAccessibleName(/crashed/);
  await toFront(next);
  await expect(run(next, /crash at/)).toHaveCount(1);
});

test('the tab’s own address finds its own run after a crash; two tabs do not share one', async ({
  page,
  context,
}) => {
  await crashOne(page, 'leader-crash', '2');
  await expect.poll(() => page.url()).toContain('do=crash:');
  const mine = await digest(page);
  // A second tab goes on from the same run, in its own way.
  const other = await context.newPage();
  await openExhibit(other, 'leader-crash');
  expect(await digest(other)).toBe(mine);
  await other.keyboard.press('3');
  await other.keyboard.press('c');
  await expect(nodeOf(other, 's3')).toHaveAccessibleName(/crashed/);
  await expect.poll(() => other.url()).toContain('s3');
  await page.keyboard.press('5');
  await page.keyboard.press('c');
  await expect(nodeOf(page, 's5')).toHaveAccessibleName(/crashed/);
  await expect.poll(() => page.url()).toContain('s5');
  const [first, second] = [await digest(page), await digest(other)];
  await Promise.all([page.reload(), other.reload()]);
  for (const [tab, was] of [
    [page, first],
    [other, second],
  ] as const) {
    await expect(nodeOf(tab, 's1')).toBeVisible();
    expect(await digest(tab)).toBe(was);
    await expect(notice(tab)).toBeEmpty();
  }
  await toFront(page);
  await expect(rows(page)).toHaveCount(2);
});

test('the front page lists runs; one is opened, renamed, saved, deleted and had back by mouse', async ({
  page,
}) => {
  await page.goto('./');
  await expect(page.getByRole('link', { name: /Split votes/ })).toBeVisible();
  await expect(list(page)).toHaveCount(0);
  await crashOne(page, 'leader-crash', '2');
  const mine = await digest(page);
  await crashOne(page, 'first-election', '3');
  await toFront(page);
  await expect(rows(page)).toHaveCount(2);
  await expect(rows(page).first()).toContainText(/The first election: crash at/);
  await expect(rows(page).last()).toContainText(/Raft · 1 command · .* events · seed \d+/);
  await expect(rows(page).last()).toContainText(/now|minute/);

  await rows(page)
    .last()
    .getByRole('button', { name: /^Rename/ })
    .click();
  await page.getByRole('textbox', { name: /^Name of/ }).fill('My own run');
  await page.keyboard.press('Enter');
  await expect(run(page, 'My own run')).toBeFocused();

  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save “My own run” as a file' }).click();
  const file = JSON.parse(await readFile(await (await waiting).path(), 'utf8'));
  expect(file).toMatchObject({ kind: 'run', digest: mine });

  await page.getByRole('button', { name: 'Delete “My own run”' }).click();
  await expect(list(page).getByRole('status')).toHaveText('“My own run” is deleted.');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(run(page, 'My own run')).toBeFocused();
  await run(page, 'My own run').click();
  await expect(nodeOf(page, 's2')).toHaveAccessibleName(/crashed/);
  expect(await digest(page)).toBe(mine);
  // The page's address is that of the run again, and the run is now the one that was used last.
  await expect.poll(() => page.url()).toContain('do=crash:');
  await toFront(page);
  await expect(rows(page).first()).toContainText('My own run');
  await page.getByRole('button', { name: 'Delete “My own run”' }).click();
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
  await page.reload();
  await expect(rows(page)).toHaveCount(1);
  await test.step('and by keyboard', () => byKeyboard(page));
});

/** With the run that is left. */
async function byKeyboard(page: Page): Promise<void> {
  await run(page, /crash at/).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Never mind');
  await page.keyboard.press('Escape');
  await expect(run(page, /crash at/)).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.type('By keys');
  await page.keyboard.press('Enter');
  await expect(run(page, 'By keys')).toBeFocused();
  for (let i = 0; i < 3; i++) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(run(page, 'By keys')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(nodeOf(page, 's3')).toHaveAccessibleName(/crashed/);
}

test('a run is named where it is shared, before anything is done with it', async ({ page }) => {
  await openExhibit(page, 'split-vote');
  await page.keyboard.press('l');
  const name = page.getByRole('region', { name: 'Share this run' }).getByLabel('Name');
  await name.fill('For Tuesday');
  await name.press('Enter');
  await expect(page.getByText('Kept under this name.')).toBeVisible();
  await toFront(page);
  await expect(run(page, 'For Tuesday')).toBeVisible();
  await expect(rows(page)).toContainText('Split votes');
});

test('a link leaves the run in the list that something was done to, and gives it back', async ({
  page,
}) => {
  await crashOne(page, 'leader-crash', '2');
  const mine = await digest(page);
  await page.evaluate(() => {
    location.hash = '#/raft/leader-crash?seed=77&at=0.5s';
  });
  await expect(page.locator('.run-mark')).toContainText('seed 77');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => page.url()).toContain('digest=');
  await page.reload();
  await expect(page.locator('.run-mark')).toContainText('seed 77');
  await expect(notice(page)).toContainText('came from elsewhere');
  await page.getByRole('button', { name: 'Back to the run kept here' }).click();
  await expect(nodeOf(page, 's2')).toHaveAccessibleName(/crashed/);
  expect(await digest(page)).toBe(mine);
  await expect(notice(page)).toBeEmpty();
  await toFront(page);
  await expect(rows(page)).toHaveCount(2);
  await expect(rows(page).first()).toContainText('crash at');
});

test('what an older version kept is taken over once', async ({ page }) => {
  await crashOne(page, 'leader-crash', '2');
  const mine = await digest(page);
  const text = await page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('orrery', 1);
      opening.onsuccess = () => resolve(opening.result);
    });
    const kept = await new Promise<string>((resolve) => {
      const texts = db.transaction('texts').objectStore('texts').getAll();
      texts.onsuccess = () => resolve(texts.result[0]);
    });
    db.close();
    return kept;
  });
  await page.goto('about:blank');
  const context = await page.context().browser()?.newContext();
  if (!context) throw new Error('there is a browser');
  const old = await context.newPage();
  await old.goto(new URL('./', test.info().project.use.baseURL).href);
  await old.evaluate((run) => {
    localStorage.setItem('orrery.run.raft/leader-crash', run);
    localStorage.setItem('orrery.aside.raft/leader-crash', '{"timeline"');
  }, text);
  await old.reload();
  await expect(rows(old)).toHaveCount(2);
  await expect(rows(old).last()).toContainText('cannot be opened');
  expect(await old.evaluate(() => Object.keys(localStorage))).toEqual([]);
  await old.reload();
  await expect(rows(old)).toHaveCount(2);
  await run(old, /crash at/).click();
  await expect(nodeOf(old, 's2')).toHaveAccessibleName(/crashed/);
  expect(await digest(old)).toBe(mine);
  // Below it lay another one, put aside.
  await expect(notice(old)).toContainText('came from elsewhere');
});

test('bad records do not hide the others, say so, and can be saved and deleted', async ({
  page,
}) => {
  await crashOne(page, 'leader-crash', '2');
  await toFront(page);
  await expect(rows(page)).toHaveCount(1);
  await spoil(page, 'texts');
  await openExhibit(page, 'leader-crash');
  await expect(page.getByRole('alert').filter({ hasText: 'fresh start' })).toBeVisible();
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(() => eventCount(page)).toBeGreaterThan(6);
  await page.waitForTimeout(300);
  await toFront(page);
  await expect(rows(page)).toHaveCount(2);
  const bad = rows(page).filter({ hasText: 'cannot be opened' });
  const waiting = page.waitForEvent('download');
  await bad.getByRole('button', { name: /^Save/ }).click();
  expect(await readFile(await (await waiting).path(), 'utf8')).toContain('"given":7');
  await bad.getByRole('button', { name: /^Delete/ }).click();
  await spoil(page, 'heads');
  await page.reload();
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText('cannot be opened');
});

test('where nothing can be kept the page works on, and says so once', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await crashOne(page, 'leader-crash', '2');
  const mine = await digest(page);
  const said = page.getByRole('alert').filter({ hasText: 'keeps nothing' });
  await expect(said).toBeVisible();
  await said.getByRole('button', { name: 'Dismiss' }).click();
  await page.keyboard.press('3');
  await page.keyboard.press('c');
  await expect(nodeOf(page, 's3')).toHaveAccessibleName(/crashed/);
  await page.waitForTimeout(300);
  await expect(said).toHaveCount(0);
  // As long as the page is open, its runs are there.
  await openExhibit(page, 'first-election');
  await toFront(page);
  await run(page, /crash at/).click();
  await expect(nodeOf(page, 's3')).toHaveAccessibleName(/crashed/);
  expect(await digest(page)).not.toBe(mine);
});

test('a browser that is full says so', async ({ page }) => {
  await page.addInitScript(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await crashOne(page, 'leader-crash', '2');
  await expect(page.getByRole('alert').filter({ hasText: 'no room left' })).toBeVisible();
});

test('a few are shown, and all of them when asked; axe finds nothing, by day and by night', async ({
  page,
}) => {
  await page.goto('./');
  await page.evaluate(() => {
    const run = '{"timeline":{"branches":[{"parent":null,"given":[],"length":9}],"branch":0}}';
    for (let i = 0; i < 7; i++) localStorage.setItem(`orrery.run.raft/made-${i}`, run);
  });
  await page.reload();
  await expect(rows(page)).toHaveCount(5);
  const more = page.getByRole('button', { name: 'Show all 7' });
  await more.press('Enter');
  await expect(rows(page)).toHaveCount(7);
  await page
    .getByRole('button', { name: /^Delete/ })
    .first()
    .click();
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
  expect(await byDayAndNight(page, axeOf(page).include('.kept'))).toEqual([]);
  await page.getByRole('button', { name: 'Show fewer' }).press('Enter');
  await expect(rows(page)).toHaveCount(5);
});
