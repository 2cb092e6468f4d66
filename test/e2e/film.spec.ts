import { pathToFileURL } from 'node:url';
import { expect, type Page, test } from '@playwright/test';
import { axeOf } from './axe.ts';
import {
  choose,
  filmPart,
  gifInPreview,
  make,
  playElection,
  readGif,
  readVideo,
  SPEED,
  savedFilm,
  stop,
} from './film.ts';
import { digest, eventCount, nodeOf, play } from './page.ts';
import { watch } from './watch.ts';

const openPanel = (page: Page) => page.getByRole('button', { name: 'Share', exact: true }).click();
const filmSet = (page: Page) => page.locator('.film-set');

test('a stretch becomes a WebM that plays what was played, and the run stays where it was', async ({
  page,
  baseURL,
}) => {
  const { strange, refused } = await watch(page, baseURL ?? '');
  await playElection(page);
  const before = [await eventCount(page), await digest(page)];
  await openPanel(page);
  await choose(page, { from: '0.1', to: '0.2', speed: SPEED, size: '640 × 400', theme: 'Day' });
  await expect(filmPart(page)).toContainText('61 frames, 2 s of film.');
  await make(page).click();
  await expect(filmPart(page).getByRole('progressbar', { name: 'Film' })).toBeVisible();
  await expect(filmPart(page)).toContainText('The film is made.', { timeout: 120_000 });
  await expect(filmSet(page)).toHaveCount(0);
  const { name, file } = await savedFilm(page);
  expect(name).toBe('raft-first-election.webm');
  expect([...file.subarray(0, 4)]).toEqual([0x1a, 0x45, 0xdf, 0xa3]);
  const video = await readVideo(page, [0.01, 1, 1.95]);
  expect(video.seconds).toBeCloseTo(61 / 30, 1);
  expect(video.size).toEqual([640, 400]);
  // Paper, as near as video comes to a colour.
  for (const [i, channel] of [0xf6, 0xf2, 0xe9].entries())
    expect(Math.abs((video.ground[i] ?? 0) - channel)).toBeLessThan(8);
  expect(video.changed[0]).toBe(0);
  expect(video.changed[1]).toBeGreaterThan(50);
  expect(video.changed[2]).toBeGreaterThan(50);
  expect([await eventCount(page), await digest(page)]).toEqual(before);
  const { violations } = await axeOf(page).include('.film').analyze();
  expect(violations).toEqual([]);
  await test.step('and a GIF that loops', () => makeGif(page));
  expect(refused).toEqual([]);
  expect(strange).toEqual([]);
});

async function makeGif(page: Page): Promise<void> {
  await choose(page, { from: '0.1', to: '0.2', speed: SPEED, format: 'GIF', size: '640 × 400' });
  await expect(filmPart(page)).toContainText('26 frames, 2.1 s of film.');
  await make(page).click();
  const { name, file } = await savedFilm(page);
  expect(name).toBe('raft-first-election.gif');
  expect(file.subarray(0, 6).toString('latin1')).toBe('GIF89a');
  expect(await gifInPreview(page)).toEqual({ width: 640, height: 400 });
  expect(await readGif(page, file)).toEqual({
    frames: 26,
    repeated: Infinity,
    shown: 80_000,
    size: [640, 400],
  });
  // What cannot be stopped can be put away.
  await filmPart(page).getByRole('button', { name: 'Hide' }).click();
  await expect(filmPart(page).getByRole('img')).toHaveCount(0);
  await filmPart(page).getByRole('button', { name: 'Show' }).click();
  await expect(filmPart(page).getByRole('img')).toBeVisible();
}

test('a film is stopped half way, by button, by Escape and with its panel, and leaves nothing behind', async ({
  page,
}) => {
  await playElection(page);
  await openPanel(page);
  await choose(page, { from: '0', to: '0.3', speed: '1/100\u00a0×', size: '640 × 400' });
  const started = async () => {
    await make(page).click();
    await expect(filmPart(page)).toContainText(/[3-9] of 901 frames/);
    await expect(filmSet(page)).toHaveCount(1);
  };
  const over = async () => {
    await expect(filmPart(page)).toContainText('Stopped. Nothing was kept.');
    await expect(filmSet(page)).toHaveCount(0);
    await expect(filmPart(page).locator('video')).toHaveCount(0);
    await expect(make(page)).toBeFocused();
  };
  await started();
  await stop(page).click();
  await over();
  await started();
  await page.keyboard.press('Escape');
  await over();
  await started();
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(filmPart(page)).toHaveCount(0);
  await expect(filmSet(page)).toHaveCount(0);
  await openPanel(page);
  await choose(page, { from: '0.1', to: '0.12', speed: SPEED, size: '640 × 400' });
  await make(page).click();
  expect((await savedFilm(page)).file.length).toBeGreaterThan(1000);
});

test('a film by keyboard alone', async ({ page }) => {
  await playElection(page);
  await page.keyboard.press('l');
  const to = async (name: string) => {
    const there = filmPart(page).getByLabel(new RegExp(`^${name}`));
    for (let i = 0; i < 60; i++) {
      if (await there.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`no way to ${name}`);
  };
  const type = async (name: string, text: string) => {
    await to(name);
    await page.keyboard.press('Control+a');
    await page.keyboard.type(text);
  };
  await page.getByRole('heading', { name: 'Share this run' }).focus();
  await type('From', '0.1');
  await type('To', '0.11');
  await to('Speed');
  await page.keyboard.press('Home');
  for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowDown');
  await to('Format');
  await page.keyboard.press('End');
  await expect(filmPart(page)).toContainText('4 frames, 300 ms of film.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(make(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(filmPart(page)).toContainText('The film is made.', { timeout: 120_000 });
  await page.keyboard.press('Tab');
  const { file } = await savedFilm(page, () => page.keyboard.press('Enter'));
  expect((await readGif(page, file)).frames).toBe(4);
});

test('what cannot be filmed is said beforehand', async ({ page }) => {
  await page.goto('./#/raft/first-election');
  await expect(play(page)).toBeVisible();
  await openPanel(page);
  await choose(page, { from: '0', to: '1' });
  await expect(filmPart(page)).toContainText('The run has not been played there yet.');
  await expect(make(page)).toBeDisabled();
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await playElection(page);
  await openPanel(page);
  await choose(page, { from: '0', to: '0.2', speed: '1/1000\u00a0×' });
  await expect(filmPart(page)).toContainText('That would be 200 s of film; 60 s is the most.');
  await expect(make(page)).toBeDisabled();
  await choose(page, { from: '1', to: '0.5' });
  await expect(filmPart(page)).toContainText('Expected two moments');
  await choose(page, { from: '0', to: '90', speed: '100\u00a0×' });
  await expect(filmPart(page)).toContainText('It ends where the run does');
  await expect(make(page)).toBeEnabled();
});

test('less motion: the finished film waits for whoever wants to see it', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await playElection(page);
  await openPanel(page);
  const short = { from: '0.1', to: '0.12', speed: SPEED, size: '640 × 400' };
  await choose(page, { ...short, format: 'WebM video' });
  await make(page).click();
  const video = filmPart(page).locator('video');
  await expect(video).toBeVisible({ timeout: 120_000 });
  expect(await video.evaluate((one: HTMLVideoElement) => one.paused && !one.autoplay)).toBe(true);
  await choose(page, { format: 'GIF' });
  await make(page).click();
  await expect(filmPart(page).getByRole('button', { name: 'Show' })).toBeVisible({
    timeout: 120_000,
  });
  await expect(filmPart(page).getByRole('img')).toHaveCount(0);
});

test('a browser that cannot write video offers a GIF, and says why', async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'VideoEncoder');
  });
  await playElection(page);
  await openPanel(page);
  await expect(filmPart(page)).toContainText('cannot write video');
  await expect(filmPart(page).getByLabel('Format').getByRole('option')).toHaveText(['GIF']);
  await choose(page, { from: '0.1', to: '0.12', speed: SPEED, size: '640 × 400' });
  await make(page).click();
  const { name } = await savedFilm(page);
  expect(name).toBe('raft-first-election.gif');
});

test('both kinds from the single file on disk', async ({ page }) => {
  const address = pathToFileURL('dist-single/orrery.html').href;
  const { strange, refused } = await watch(page, address);
  await page.goto(`${address}#/raft/first-election`);
  await expect(nodeOf(page, 's1')).toBeVisible();
  for (let i = 0; i < 30; i++) await page.keyboard.press('ArrowRight');
  await openPanel(page);
  await choose(page, { from: '0.1', to: '0.14', speed: SPEED, size: '640 × 400' });
  for (const [format, ending] of [
    ['GIF', 'gif'],
    ['WebM video', 'webm'],
  ] as const) {
    await choose(page, { format });
    await make(page).click();
    await expect(filmPart(page)).toContainText('The film is made.', { timeout: 120_000 });
    const { name, file } = await savedFilm(page);
    expect(name).toBe(`raft-first-election.${ending}`);
    expect(file.length).toBeGreaterThan(1000);
  }
  expect((await readVideo(page, [0.01])).seconds).toBeCloseTo(25 / 30, 1);
  expect(strange).toEqual([]);
  expect(refused).toEqual([]);
});
