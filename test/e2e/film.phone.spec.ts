import { expect, test } from '@playwright/test';
import { choose, filmPart, make, playElection, readGif, SPEED, savedFilm } from './film.ts';

test('a film is made and saved by touch', async ({ page }) => {
  await playElection(page);
  await page.getByRole('button', { name: 'Share', exact: true }).tap();
  await choose(page, { from: '0.1', to: '0.14', speed: SPEED, format: 'GIF', size: '640 × 400' });
  await make(page).tap();
  const save = filmPart(page).getByRole('button', { name: 'Save film' });
  const { file } = await savedFilm(page, () => save.tap());
  expect((await readGif(page, file)).frames).toBe(11);
  // As wide as the panel and no wider.
  const image = await filmPart(page).getByRole('img').boundingBox();
  expect(image?.width).toBeLessThanOrEqual(390);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
});
