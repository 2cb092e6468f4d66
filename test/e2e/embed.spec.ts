import { expect, type FrameLocator, type Page, test } from '@playwright/test';
import { axeOf } from './axe.ts';
import { blog } from './blog.ts';
import { host } from './host.ts';
import { digest, nodeOf, openExhibit } from './page.ts';
import { watch } from './watch.ts';

const RUN = '#/raft/leader-crash?at=1.2s';
const frameOf = (page: Page): FrameLocator => page.frameLocator('iframe');
const nodeIn = (frame: FrameLocator, name: string) =>
  frame.getByRole('button', { name: new RegExp(`^${name}(,|，)`) });
const playIn = (frame: FrameLocator) => frame.getByRole('button', { name: 'Play', exact: true });
const pauseIn = (frame: FrameLocator) => frame.getByRole('button', { name: 'Pause', exact: true });
const clockIn = (frame: FrameLocator) => frame.locator('.clock-time').textContent();
const whole = (frame: FrameLocator) => frame.getByRole('link', { name: /Open this run in Orrery/ });

/** Opens a page of somebody's that holds a frame; the run stands on its stage. */
async function hold(page: Page, base: string, asked: string, frame = 'width="640" height="480"') {
  const src = new URL(`./?embed${asked}${RUN}`, base).href.replaceAll('&', '&amp;');
  const at = await blog(`<iframe src="${src}" title="A run" ${frame}></iframe>`);
  await page.goto(at.address);
  await expect(nodeIn(frameOf(page), 's1')).toBeVisible();
  return at;
}

const baseOf = (baseURL: string | undefined): string => baseURL ?? '';

test('a frame shows stage, time and story; it plays by itself, and leaves its host alone', async ({
  page,
  baseURL,
}) => {
  const { strange, refused } = await watch(page, 'http://127.0.0.1:');
  const at = await hold(page, baseOf(baseURL), '&speed=1/10&autoplay&theme=night&lang=zh');
  const frame = frameOf(page);
  await expect(frame.getByRole('button', { name: '暂停', exact: true })).toBeVisible();
  await expect(frame.getByRole('slider')).toHaveAttribute('aria-valuetext', /10/);
  await expect(frame.locator('.embed-story li').last()).toBeVisible();
  await expect(frame.locator('html')).toHaveAttribute('data-theme', 'night');
  await expect(frame.locator('html')).toHaveAttribute('lang', /zh/);
  for (const part of ['.header', '.palette', '.inspector', '.spacetime'])
    await expect(frame.locator(part)).toHaveCount(0);
  const before = await clockIn(frame);
  await expect.poll(() => clockIn(frame)).not.toBe(before);
  expect(await page.evaluate(() => [document.activeElement?.tagName, scrollY])).toEqual([
    'BODY',
    0,
  ]);
  // Nothing stays behind in the reader's browser, whatever is done.
  await nodeIn(frame, 's2').click();
  await page.keyboard.press('c');
  await expect(nodeIn(frame, 's2')).toHaveAccessibleName(/宕机/);
  const kept = await frame.locator('html').evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    bases: (await indexedDB.databases()).length,
    workers: (await navigator.serviceWorker?.getRegistrations())?.length ?? 0,
  }));
  expect(kept).toEqual({ local: [], session: [], bases: 0, workers: 0 });
  expect(strange).toEqual([]);
  expect(refused).toEqual([]);
  await at.close();
});

test('by keyboard: into the frame, play and pause, choose and crash; by mouse: the same', async ({
  page,
  baseURL,
}) => {
  const at = await hold(page, baseOf(baseURL), '&speed=1/20');
  const frame = frameOf(page);
  await page.keyboard.press('Tab');
  await expect(nodeIn(frame, 's1')).toBeFocused();
  // Keys whose panels do not stand here do nothing.
  for (const key of ['s', 'l', 'b', '?', 'm']) await page.keyboard.press(key);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('3');
  await page.keyboard.press('c');
  await expect(nodeIn(frame, 's3')).toHaveAccessibleName(/crashed/);
  await frame.locator('body').press('Escape');
  await expect(frame.locator('.embed-hands')).toBeEmpty();
  await nodeIn(frame, 's4').click();
  await frame.getByRole('button', { name: 'Crash', exact: true }).click();
  await expect(nodeIn(frame, 's4')).toHaveAccessibleName(/crashed/);
  await frame.getByRole('button', { name: 'Restart' }).click();
  await expect(nodeIn(frame, 's4')).not.toHaveAccessibleName(/crashed/);
  await playIn(frame).focus();
  await page.keyboard.press('Space');
  await expect(pauseIn(frame)).toBeVisible();
  await pauseIn(frame).click();
  await expect(frame.locator('.embed-story')).toContainText('s4 restarts');
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await at.close();
});

test('out of sight it rests; seen again it goes on', async ({ page, baseURL }) => {
  const at = await hold(page, baseOf(baseURL), '&autoplay');
  const frame = frameOf(page);
  await expect(pauseIn(frame)).toBeVisible();
  await page.locator('#far').scrollIntoViewIfNeeded();
  await expect(playIn(frame)).toHaveCount(1);
  const there = await clockIn(frame);
  await page.waitForTimeout(500);
  expect(await clockIn(frame)).toBe(there);
  await page.evaluate(() => scrollTo(0, 0));
  await expect(pauseIn(frame)).toBeVisible();
  // What a person has paused stays so.
  await pauseIn(frame).click();
  await page.locator('#far').scrollIntoViewIfNeeded();
  await page.evaluate(() => scrollTo(0, 0));
  await page.waitForTimeout(300);
  await expect(playIn(frame)).toBeVisible();
  await at.close();
});

test('the wish for little motion overrules autoplay', async ({ page, baseURL }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const at = await hold(page, baseOf(baseURL), '&autoplay');
  await page.waitForTimeout(300);
  await expect(playIn(frameOf(page))).toBeVisible();
  await at.close();
});

test('wrong parameters are named, and the frame works on without them', async ({
  page,
  baseURL,
}) => {
  const at = await hold(page, baseOf(baseURL), '&speed=fast&theme=%3Cb%3E&colour=red');
  const frame = frameOf(page);
  const said = frame.getByRole('alert').first();
  await expect(said).toContainText('speed: found “fast”, expected a number from 1/1000 to 100');
  await expect(said).toContainText('theme: found “<b>”, expected auto, day or night');
  await expect(said).not.toContainText('colour');
  await playIn(frame).click();
  await expect(pauseIn(frame)).toBeVisible();
  await frame.getByRole('button', { name: 'Dismiss' }).click();
  await expect(said).toBeEmpty();
  await at.close();
  await page.goto('./?embed#/raft/nowhere');
  await expect(page.getByRole('main')).toContainText('#/raft/nowhere');
  await page.goto('./?embed');
  await expect(page.getByRole('main')).toContainText('one of the exhibits: raft');
  await page.goto('./?embed#/raft/leader-crash?do=crash:s99@1s');
  await expect(page.getByRole('alert').filter({ hasText: 'cannot be read' })).toContainText(
    'found "s99"',
  );
});

test('what is done in a frame goes with the link to the whole page', async ({
  page,
  context,
  baseURL,
}) => {
  const at = await hold(page, baseOf(baseURL), '');
  const frame = frameOf(page);
  await nodeIn(frame, 's1').click();
  await page.keyboard.press('c');
  for (let i = 0; i < 9; i++) await page.keyboard.press('ArrowRight');
  await expect(whole(frame)).toHaveAttribute('href', /do=crash:s1@/);
  await expect(whole(frame)).not.toHaveAttribute('href', /embed/);
  const clock = await clockIn(frame);
  const opening = context.waitForEvent('page');
  await whole(frame).click();
  const opened = await opening;
  await expect(nodeOf(opened, 's1')).toHaveAccessibleName(/crashed/);
  const href = (await whole(frame).getAttribute('href')) ?? '';
  expect(href).toContain(`digest=${await digest(opened)}`);
  expect(await opened.locator('.clock-time').textContent()).toBe(clock);
  await expect(opened.locator('.header')).toBeVisible();
  expect(await opened.evaluate(() => opener)).toBeNull();
  await at.close();
});

test('the panel’s snippet, pasted into a page, shows the same run', async ({ page, browser }) => {
  await openExhibit(page, 'split-vote');
  for (let i = 0; i < 6; i++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('2');
  await page.keyboard.press('c');
  await page.keyboard.press('l');
  const part = page.getByRole('region', { name: 'Embed' });
  await part.getByLabel('Frame').selectOption('free');
  await part.getByRole('textbox', { name: 'Width' }).fill('12');
  await expect(part).toContainText('Expected 160 to 4096 pixels');
  await part.getByRole('textbox', { name: 'Width' }).fill('100%');
  await part.getByRole('textbox', { name: 'Height' }).fill('400');
  await part.getByLabel('Size').selectOption('1.25');
  await part.getByLabel('Language').selectOption('zh');
  await part.getByLabel('Play by itself').press('Space');
  await part.getByLabel('Play by itself').press('Space');
  await part.getByLabel('Show the story').uncheck();
  const code = part.getByLabel('HTML for your page');
  await expect(code).toHaveValue(
    /^<iframe src="[^"]*\?embed&amp;size=1.25&amp;speed=1\/20&amp;story=0&amp;lang=zh#/,
  );
  await expect(code).toHaveValue(/width="100%" height="400"/);
  await expect(code).toHaveValue(/do=crash:s2@/);
  const at = await blog(await code.inputValue());
  const reader = await (await browser.newContext()).newPage();
  await reader.goto(at.address);
  const frame = frameOf(reader);
  await expect(nodeIn(frame, 's2')).toHaveAccessibleName(/宕机/);
  await expect(frame.locator('.embed-story')).toHaveCount(0);
  expect((await reader.locator('iframe').boundingBox())?.height).toBe(400);
  const link = frame.getByRole('link', { name: /打开这次运行/ });
  await expect(link).toHaveAttribute('href', new RegExp(`digest=${await digest(page)}`));
  await at.close();
});

test('from 320 × 240 to 1280 × 720, and drawn larger: all within reach, nothing scrolls', async ({
  page,
}) => {
  // Of each size of what is drawn the first is opened so; to the others a page is stretched that stands.
  for (const [width, height, size, opened] of [
    [320, 240, 1, true],
    [320, 400, 1, false],
    [480, 270, 1, false],
    [640, 480, 1, false],
    [1280, 720, 1, false],
    [640, 480, 1.5, true],
    [960, 540, 2, true],
  ] as const) {
    await page.setViewportSize({ width, height });
    if (opened) {
      await page.goto('about:blank');
      await page.goto(`./?embed&size=${size}${RUN}`);
    } else {
      await page.keyboard.press('Escape');
      await expect(nodeOf(page, 's2')).toHaveAttribute('aria-pressed', 'false');
    }
    await expect(nodeOf(page, 's1')).toBeVisible();
    const inside = { left: 0, top: 0, right: width + 0.5, bottom: height + 0.5 };
    for (const one of await page.locator('.node-body, .transport button, .embed-open').all()) {
      if (!(await one.isVisible())) continue;
      const box = await one.boundingBox();
      if (!box) continue;
      expect(box.x).toBeGreaterThanOrEqual(inside.left);
      expect(box.y).toBeGreaterThanOrEqual(inside.top);
      expect(box.x + box.width).toBeLessThanOrEqual(inside.right);
      expect(box.y + box.height).toBeLessThanOrEqual(inside.bottom);
      expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(24);
    }
    const [more, wide] = await page.evaluate(() => {
      const { scrollHeight, scrollWidth } = document.documentElement;
      return [scrollHeight - innerHeight, scrollWidth - innerWidth];
    });
    expect([more, wide]).toEqual([0, 0]);
    // What one clicks is what one sees, also where all is drawn larger.
    await nodeOf(page, 's2').click();
    await expect(nodeOf(page, 's2')).toHaveAttribute('aria-pressed', 'true');
  }
});

test('axe finds nothing, by day and by night, in a large frame and a small one', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const theme of ['day', 'night'] as const) {
    await page.goto('about:blank');
    await page.goto(`./?embed&theme=${theme}&speed=no${RUN}`);
    await nodeOf(page, 's2').click();
    for (const [width, height] of [
      [320, 240],
      [800, 600],
    ] as const) {
      await page.setViewportSize({ width, height });
      await expect(page.locator('.embed-hands .button').first()).toBeVisible();
      const { violations } = await axeOf(page).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual(
        [],
      );
    }
  }
});

test.describe('kept by the browser', () => {
  test.use({ serviceWorkers: 'allow', contextOptions: { reducedMotion: 'reduce' } });

  test('a frame opens without a network once the page has been kept', async ({ page }) => {
    const at = await host('dist', '/a/b/');
    await page.goto(at.address);
    await expect(nodeOf(page, 's1')).toBeVisible();
    await page.evaluate(() => navigator.serviceWorker.ready);
    await at.close();
    await page.goto(`${at.address}?embed&speed=1${RUN}`);
    await expect(nodeOf(page, 's1')).toBeVisible();
    await expect(page.locator('.embed')).toBeVisible();
  });
});
