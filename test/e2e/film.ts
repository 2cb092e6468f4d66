import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { eventCount, openExhibit } from './page.ts';

/** The part of the share panel where films are made, as a person finds it. */
export const filmPart = (page: Page) => page.getByRole('region', { name: 'Film', exact: true });

export const make = (page: Page) => filmPart(page).getByRole('button', { name: 'Make film' });
export const stop = (page: Page) => filmPart(page).getByRole('button', { name: 'Stop' });

/** Goes on from one milestone of the first election to the next, until there is enough of it for a film. */
export async function playElection(page: Page): Promise<void> {
  await openExhibit(page, 'first-election');
  for (let i = 0; i < 4; i++) await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(() => eventCount(page)).toBeGreaterThan(120);
}

/** What has been chosen stays as the page has it. */
export interface Chosen {
  readonly from?: string;
  readonly to?: string;
  readonly speed?: string;
  readonly format?: string;
  readonly size?: string;
  readonly theme?: string;
}

export async function choose(page: Page, { from, to, ...chosen }: Chosen): Promise<void> {
  const film = filmPart(page);
  if (from !== undefined) await film.getByLabel(/^From/).fill(from);
  if (to !== undefined) await film.getByLabel(/^To/).fill(to);
  for (const [name, value] of Object.entries(chosen)) {
    const label = name.replace(/^./, (letter) => letter.toUpperCase());
    await film.getByLabel(label).selectOption({ label: value });
  }
}

export const SPEED = '1/20\u00a0×';

/** Presses what saves the film, by mouse or as told, and gives the file. */
export async function savedFilm(page: Page, press?: () => Promise<void>) {
  const waiting = page.waitForEvent('download');
  const save = filmPart(page).getByRole('button', { name: 'Save film' });
  await expect(save).toBeVisible({ timeout: 120_000 });
  await (press ?? (() => save.click()))();
  const download = await waiting;
  return { name: download.suggestedFilename(), file: await readFile(await download.path()) };
}

/** What a browser makes of the GIF in the preview. */
export const gifInPreview = (page: Page) =>
  filmPart(page)
    .getByRole('img', { name: 'The finished film' })
    .evaluate(async (image: HTMLImageElement) => {
      await image.decode();
      return { width: image.naturalWidth, height: image.naturalHeight };
    });

/** How many frames a GIF has, for how long each is shown, and how often it is repeated; as a browser reads it. */
export const readGif = (page: Page, file: Buffer) =>
  page.evaluate(
    async (bytes) => {
      const decoder = new ImageDecoder({ type: 'image/gif', data: Uint8Array.from(bytes) });
      await decoder.tracks.ready;
      await decoder.completed;
      const track = decoder.tracks.selectedTrack;
      const { image } = await decoder.decode({ frameIndex: 1 });
      return {
        frames: track?.frameCount,
        repeated: track?.repetitionCount,
        shown: image.duration,
        size: [image.displayWidth, image.displayHeight],
      };
    },
    [...file],
  );

/** The video in the preview: how long it is, its size, and what stands on it at some moments (in seconds). */
export const readVideo = (page: Page, moments: readonly number[]) =>
  filmPart(page)
    .locator('video')
    .evaluate(async (video: HTMLVideoElement, times) => {
      video.pause();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
      const pen = canvas.getContext('2d', { willReadFrequently: true });
      const pictures: number[][] = [];
      for (const time of times) {
        const there = new Promise((resolve) => {
          video.onseeked = resolve;
        });
        video.currentTime = time;
        await there;
        pen?.drawImage(video, 0, 0);
        pictures.push([...(pen?.getImageData(0, 0, canvas.width, canvas.height).data ?? [])]);
      }
      const [first = []] = pictures;
      return {
        seconds: video.duration,
        size: [canvas.width, canvas.height],
        ground: first.slice(0, 3),
        /** How many pixels are clearly another than in the first picture. */
        changed: pictures.map(
          (picture) => picture.filter((byte, i) => Math.abs(byte - (first[i] ?? 0)) > 60).length,
        ),
      };
    }, moments);
