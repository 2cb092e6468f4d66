import { expect, test } from '@playwright/test';
import { eventCount, leader, nodeOf, openExhibit, pause, play } from './page.ts';
import { watch } from './watch.ts';

test('a page that may keep nothing and copy nothing works, and says what it could not do', async ({
  page,
  baseURL,
}) => {
  const { refused } = await watch(page, baseURL ?? '');
  // As in an embedded page, or with everything switched off: asking throws, or never comes to anything.
  await page.addInitScript(() => {
    const denied = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
      Object.defineProperty(window, name, { get: denied });
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
    Object.defineProperty(navigator, 'storage', { value: undefined });
    document.execCommand = () => false;
  });
  await page.goto('./');
  await nodeOf(page, 's2').click();
  await expect(nodeOf(page, 's2')).toHaveAccessibleName(/crashed/);
  await openExhibit(page, 'leader-crash');
  await play(page).click();
  await leader(page);
  await pause(page).click();
  expect(await eventCount(page)).toBeGreaterThan(0);
  await page.getByRole('button', { name: '中文' }).click();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const panel = page.getByRole('region', { name: 'Share this run' });
  await panel.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(panel).toContainText('The browser does not let us copy.');
  expect(await page.evaluate(() => String(getSelection()))).toContain('#/raft/leader-crash?');
  expect(refused).toEqual([]);
});

test('a page whose database never answers opens all the same', async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => ({ addEventListener() {} }) as unknown as IDBOpenDBRequest;
  });
  await openExhibit(page, 'leader-crash');
  await play(page).click();
  await expect.poll(() => eventCount(page)).toBeGreaterThan(0);
});

test('a page in a browser without Trusted Types opens a file in its worker', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'trustedTypes', { value: undefined });
  });
  // The browser's own demand goes with it: it cannot be met then.
  await page.route('**/', async (route) => {
    const response = await route.fetch();
    const html = (await response.text()).replace(
      /require-trusted-types-for[^;]*; trusted-types[^;"]*/,
      '',
    );
    await route.fulfill({ response, body: html });
  });
  await openExhibit(page, 'leader-crash');
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const worker = page.waitForEvent('worker');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open a file…' }).click();
  const text = JSON.stringify({ version: 1, protocol: 'raft', id: 'mine', seed: 99 });
  const buffer = Buffer.from(text);
  await (await chooser).setFiles({ name: 'x.json', mimeType: 'application/json', buffer });
  expect((await worker).url()).toContain('worker-');
  await expect(page.locator('.run-mark')).toContainText('seed 99');
});
