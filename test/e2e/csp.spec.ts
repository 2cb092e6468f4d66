import { expect, test } from '@playwright/test';
import { faster, leader, nodeOf, openExhibit, pause, play } from './page.ts';
import { watch } from './watch.ts';

test('nothing on the page needs what its policy forbids, and nobody else is asked for anything', async ({
  page,
  baseURL,
}) => {
  const { strange, refused } = await watch(page, baseURL ?? '');
  await page.goto('./');
  await expect(nodeOf(page, 's2')).toBeVisible();
  await nodeOf(page, 's2').click();
  await expect(page.getByRole('link', { name: /The leader crashes/ })).toBeAttached();
  await openExhibit(page, 'first-election');
  await faster(page, 3);
  await play(page).click();
  await leader(page);
  await pause(page).click();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('1');
  await page.keyboard.press('c');
  // Menus and dialogs keep the page behind them from scrolling, by a style of their own.
  const popups = await page.locator('button[aria-haspopup]:visible:not([disabled])').all();
  expect(popups.length).toBeGreaterThan(1);
  for (const popup of popups) {
    await popup.click();
    await expect(popup).toHaveAttribute('aria-expanded', 'true');
    await page.keyboard.press('Escape');
    await expect(popup).toHaveAttribute('aria-expanded', 'false');
  }
  for (const tab of await page.getByRole('tab').all()) await tab.click();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect(page.locator('body')).toHaveCSS('overflow-y', 'hidden');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.locator('body')).not.toHaveCSS('overflow-y', 'hidden');
  await page.getByRole('button', { name: '中文' }).click();
  await page.getByRole('button', { name: '夜间' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'night');
  await page.goto('./#/nothing/here');
  await expect(page.getByRole('main')).toContainText('raft');
  expect(refused).toEqual([]);
  expect(strange).toEqual([]);
});

test('the policy is there, and forbids what it says', async ({ page, baseURL }) => {
  const { strange, refused } = await watch(page, baseURL ?? '');
  await page.goto('./');
  await expect(nodeOf(page, 's1')).toBeVisible();
  const policy = page.locator('meta[http-equiv="Content-Security-Policy"]');
  await expect(policy).toHaveAttribute('content', /default-src 'none'/);
  await expect(policy).not.toHaveAttribute('content', /unsafe|\*/);
  const attempts = await page.evaluate(async () => {
    const outcome = async (attempt: () => unknown) => {
      try {
        await attempt();
        return 'done';
      } catch (error) {
        return error instanceof Error ? error.name : String(error);
      }
    };
    const script = document.createElement('script');
    return [
      await outcome(() => fetch('https://elsewhere.invalid/')),
      await outcome(() => new Worker('https://elsewhere.invalid/worker.js')),
      await outcome(() => document.body.insertAdjacentHTML('beforeend', '<b>text as HTML</b>')),
      await outcome(() => {
        script.text = 'document.title = "run"';
        document.head.append(script);
      }),
    ];
  });
  expect(attempts).toEqual(['TypeError', 'TypeError', 'TypeError', 'TypeError']);
  await expect(page).toHaveTitle(/Orrery$/);
  await expect(page.getByText('text as HTML')).toHaveCount(0);
  expect(refused.length).toBeGreaterThan(0);
  expect(strange).toEqual([]);
});

test('the schemas for editors are there, and no part of what is kept for offline', async ({
  request,
}) => {
  const worker = await (await request.get('./sw.js')).text();
  expect(worker).toContain('favicon.svg');
  expect(worker).not.toContain('schema/');
  for (const name of ['scenario', 'run', 'trace', 'history']) {
    const answer = await request.get(`./schema/${name}.json`);
    expect(await answer.json()).toMatchObject({ $id: `urn:orrery:schema:${name}` });
  }
});
