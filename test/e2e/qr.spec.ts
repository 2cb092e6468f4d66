import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { qrOf, qrPath } from '../../src/views/share/qr.ts';
import { axeOf } from './axe.ts';
import { openExhibit } from './page.ts';
import { watch } from './watch.ts';

const link = (page: Page) => page.getByLabel('Link to this run at this moment');
const code = (page: Page) => page.locator('.qr').getByRole('img', { name: /QR code/ });
const ask = (page: Page) => page.getByRole('button', { name: 'QR code', exact: true });

/** What is drawn is the link that stands in the box. */
async function expectLink(page: Page): Promise<void> {
  const expected = qrOf(await link(page).inputValue());
  if (!expected) throw new Error('it fits');
  await expect(code(page).locator('path')).toHaveAttribute('d', qrPath(expected));
  const side = expected.size + 8;
  await expect(code(page)).toHaveAttribute('viewBox', `-4 -4 ${side} ${side}`);
}

test('a QR code on request, by keyboard: the link, dark on light also at night, and large', async ({
  page,
  baseURL,
}) => {
  const { refused } = await watch(page, baseURL ?? '');
  await page.emulateMedia({ colorScheme: 'dark' });
  await openExhibit(page, 'leader-crash');
  await page.keyboard.press('l');
  await expect(page.locator('.qr')).toHaveCount(0);
  await ask(page).focus();
  await page.keyboard.press('Enter');
  await expect(ask(page)).toHaveAttribute('aria-expanded', 'true');
  await expectLink(page);
  // Where the run stands elsewhere, so does the code.
  await page.keyboard.press('ArrowRight');
  await expect(link(page)).toHaveValue(/events=/);
  await expectLink(page);
  await expect(code(page).locator('rect')).toHaveCSS('fill', 'rgb(255, 255, 255)');
  await expect(code(page).locator('path')).toHaveCSS('fill', 'rgb(0, 0, 0)');
  const { violations } = await axeOf(page).include('.share').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);

  const large = page.getByRole('button', { name: 'Full screen' });
  await large.focus();
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog', { name: /QR code/ });
  const box = await sheet.getByRole('img').boundingBox();
  expect(box?.height).toBe(800);
  // Keys there are not the page's, nor do they leave it.
  await page.keyboard.press('1');
  await page.keyboard.press('c');
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await expect(large).toBeFocused();
  await expect(link(page)).not.toHaveValue(/crash:/);
  expect(refused).toEqual([]);
});

test('saved as a picture it is the same code', async ({ page }) => {
  await openExhibit(page, 'leader-crash');
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await ask(page).click();
  const saved = async (name: string) => {
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name }).click();
    const file = await waiting;
    return { name: file.suggestedFilename(), content: await readFile(await file.path()) };
  };
  const svg = await saved('Save the QR code as SVG');
  const expected = qrOf(await link(page).inputValue());
  expect(svg.name).toBe('raft-leader-crash.qr.svg');
  expect(svg.content.toString()).toContain(`d="${expected && qrPath(expected)}"`);
  const png = await saved('Save the QR code as PNG');
  expect(png.name).toBe('raft-leader-crash.qr.png');
  expect(png.content.subarray(1, 4).toString()).toBe('PNG');
});

test('says when a link makes a code that is hard to read, and when it makes none', async ({
  page,
}) => {
  await openExhibit(page, 'leader-crash');
  /** Opens a scenario whose link is long: its title cannot be packed well. */
  const openLong = async (letters: number, least: number) => {
    const noise = [...Array(letters)].map((_, i) => Math.sin(i).toString(36).at(-2));
    const title = { en: noise.join(''), zh: '' };
    await page.keyboard.press('l');
    await page.locator('.share input[type=file]').setInputFiles({
      name: 'long.json',
      mimeType: 'application/json',
      buffer: Buffer.from(
        JSON.stringify({ version: 1, protocol: 'raft', id: `long${letters}`, title }),
      ),
    });
    // Another run is another page, on which no panel stands open.
    await expect(page.locator('.share')).toHaveCount(0);
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    await expect.poll(async () => (await link(page).inputValue()).length).toBeGreaterThan(least);
  };
  await openLong(1600, 1000);
  await ask(page).click();
  await expect(page.locator('.qr')).toContainText('so fine that many cameras cannot read it');
  await expectLink(page);
  await page.keyboard.press('l');
  await openLong(4800, 2953);
  await ask(page).click();
  await expect(page.locator('.share')).toContainText('too many for a QR code');
  await expect(code(page)).toHaveCount(0);
});
