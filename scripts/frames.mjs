// Measures how much script a frame of the page takes, for `npm run bench -- frames`: reads a kept run from standard
// input, opens it in Chromium (built in `dist`, or in a folder that is named), and prints milliseconds of script by frame as JSON, for a baseline (an empty page that
// draws 1,500 lines on a canvas), for playing, panning and zooming, and for playing a thousand nodes. All script on the page's thread is counted, by
// the browser itself.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { chromiumArgs, findChromium } from './lib/chromium.mjs';
import { freePort, host } from './lib/port.mjs';
import { root, tools } from './lib/root.mjs';

const FRAMES = 80;
const WARM_UP = 20;
const viewport = { width: 1280, height: 800 };

const executablePath = findChromium();
if (executablePath === null) {
  process.stdout.write(JSON.stringify({ missing: 'no Chromium: npm test installs one' }));
  process.exit(0);
}

const { key, run } = JSON.parse(readFileSync(0, 'utf8'));
const port = await freePort(4400);
const folder = resolve(process.argv[2] ?? 'dist');
const address = ['--host', host, '--port', String(port), '--strictPort'];
const server = spawn(process.execPath, [tools.vite, 'preview', '--outDir', folder, ...address], {
  cwd: root,
  stdio: ['ignore', 'pipe', 'inherit'],
});
const browser = await chromium.launch({ args: chromiumArgs, executablePath });
try {
  await new Promise((ready) => server.stdout?.once('data', ready));
  process.stdout.write(
    JSON.stringify({
      baseline: await measureLines(),
      ...(await measurePage()),
      ...(await measureCrowd()),
    }),
  );
} finally {
  await browser.close();
  server.kill();
}

/** An empty page that draws as many lines as the diagram draws at most, on a canvas of its size. */
async function measureLines() {
  const page = await browser.newPage({ viewport });
  await page.setContent('<canvas width="1174" height="192"></canvas>');
  await page.evaluate(() => {
    const pen = /** @type {CanvasRenderingContext2D} */ (
      document.querySelector('canvas')?.getContext('2d')
    );
    const draw = () => {
      pen.clearRect(0, 0, 1174, 192);
      pen.beginPath();
      for (let i = 0; i < 1500; i++) {
        pen.moveTo(i * 0.75, 20);
        pen.lineTo(i * 0.75 + 40, 180);
      }
      pen.stroke();
      requestAnimationFrame(draw);
    };
    draw();
  });
  const times = await byFrame(page, null);
  await page.close();
  return times;
}

async function measurePage() {
  const context = await browser.newContext({ viewport, locale: 'en-GB' });
  await context.addInitScript(
    ([name, text]) => localStorage.setItem(String(name), String(text)),
    [key, run],
  );
  const page = await context.newPage();
  await page.goto(`http://${host}:${port}/#/raft/leader-crash`);
  const track = page.getByRole('slider', { name: 'Timeline' });
  await track.waitFor({ timeout: 120_000 });
  const box = await track.boundingBox();
  if (!box) throw new Error('the diagram has a size');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];

  await page.keyboard.press('Space');
  const playing = await byFrame(page, null);
  await page.keyboard.press('Space');

  await page.mouse.move(x, y);
  // About ten seconds in view: thousands of messages.
  await track.press('0');
  for (let i = 0; i < 7; i++) await track.press('+');
  const panning = await byFrame(page, (i) => page.mouse.wheel(i % 60 < 30 ? -24 : 24, 0));
  const zooming = await byFrame(page, (i) => page.mouse.wheel(0, i % 60 < 30 ? 60 : -60));
  // More than half of the run: tens of thousands of messages.
  await track.press('0');
  await track.press('+');
  const far = await byFrame(page, (i) => page.mouse.wheel(0, i % 2 === 0 ? -40 : 40));
  await context.close();
  return { playing, panning, zooming, 'zooming from afar': far };
}

/** A thousand nodes in the thick of it, at the speed of the simulated time itself. */
async function measureCrowd() {
  const context = await browser.newContext({ viewport, locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(`http://${host}:${port}/#/gossip/thousand?at=0.6s`);
  await page.getByRole('slider', { name: 'Timeline' }).waitFor({ timeout: 120_000 });
  // The tenth stop of the slider is real time.
  await page.locator('.speed input').fill('9');
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  const crowd = await byFrame(page, null);
  await context.close();
  return { 'playing 1,000 nodes': crowd };
}

/**
 * Does something, waits until it has been drawn, and asks the browser how long script has run since, over and over. What
 * one deed costs counts as one frame; where nothing is done, the frames that passed share what was spent.
 * @param {import('@playwright/test').Page} page
 * @param {((i: number) => Promise<void>) | null} act
 */
async function byFrame(page, act) {
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable');
  const spent = async () => {
    const { metrics } = await client.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0);
  };
  await page.evaluate(() => {
    const { dataset } = document.documentElement;
    const count = () => {
      dataset.frames = String(Number(dataset.frames ?? 0) + 1);
      requestAnimationFrame(count);
    };
    count();
  });
  /** Waits for two frames: in the first what was done is heard, in the second it is drawn. */
  const frames = () =>
    page.evaluate(
      () =>
        new Promise((drawn) =>
          requestAnimationFrame(() =>
            requestAnimationFrame(() => drawn(document.documentElement.dataset.frames)),
          ),
        ),
    );
  const times = [];
  let [before, count] = [await spent(), Number(await frames())];
  for (let i = 0; i < FRAMES + WARM_UP; i++) {
    await act?.(i);
    const now = Number(await frames());
    const after = await spent();
    if (i >= WARM_UP) times.push((after - before) / (act ? 1 : Math.max(now - count, 1)));
    [before, count] = [after, now];
  }
  await client.detach();
  return times;
}
