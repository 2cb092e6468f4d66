import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { openExhibit } from './page.ts';

test('on a phone, by touch: stage and diagram as pictures', async ({ page }) => {
  await openExhibit(page, 'first-election');
  await page.getByRole('button', { name: 'Share', exact: true }).tap();
  const pictures = page.getByRole('region', { name: 'Pictures' });
  for (const what of ['stage', 'diagram']) {
    const download = page.waitForEvent('download');
    await pictures.getByRole('button', { name: `Save ${what} as PNG`, exact: true }).tap();
    const png = await readFile(await (await download).path());
    // Twice as many pixels as the phone's width has, or a little less.
    expect(png.readUInt32BE(16)).toBeGreaterThan(600);
    expect(png.readUInt32BE(16)).toBeLessThan(1000);
  }
});
