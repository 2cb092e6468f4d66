import { expect, type Page, test } from '@playwright/test';
import { axeOf } from './axe.ts';
import { leader, nodeOf, openExhibit, play } from './page.ts';

const present = (page: Page) => page.getByRole('region', { name: 'Present' });
const button = (page: Page, name: string) =>
  present(page).getByRole('button', { name, exact: true });
const isFull = (page: Page) => page.evaluate(() => document.fullscreenElement !== null);
const time = async (page: Page) => {
  const text = (await page.locator('.present-time > span').first().textContent()) ?? '';
  return Number(text.replace(/[^\d.]/g, ''));
};

async function enter(page: Page): Promise<void> {
  await page.keyboard.press('f');
  await expect(page.locator('.present-bar')).toBeVisible();
}

async function expectLeft(page: Page): Promise<void> {
  await expect(present(page)).toHaveCount(0);
  await expect(page.getByRole('banner')).toBeVisible();
  await expect.poll(() => isFull(page)).toBe(false);
}

test.describe('by keyboard', () => {
  test('in and out; the page is as it was', async ({ page }) => {
    await openExhibit(page, 'leader-crash');
    for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('2');
    await page.getByRole('tab', { name: 'Logs' }).focus();
    await page.keyboard.press('l');
    const share = page.getByRole('region', { name: 'Share' });
    await expect(share).toBeVisible();
    const opener = page.getByRole('button', { name: 'Present', exact: true });
    await opener.focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('.present-bar')).toBeVisible();
    await expect.poll(() => isFull(page)).toBe(true);
    await expect(present(page).getByRole('status')).toHaveText(/Presenting/);
    await expect(page.getByRole('banner')).toBeHidden();
    await expect(page.getByRole('complementary')).toBeHidden();
    await expect(page.getByRole('slider', { name: 'Timeline' })).toBeHidden();
    await page.keyboard.press('4');
    await expect(nodeOf(page, 's4')).toHaveAttribute('aria-pressed', 'true');
    await page.keyboard.press('f');
    await expectLeft(page);
    await expect(share).toBeVisible();
    await expect(nodeOf(page, 's2')).toHaveAttribute('aria-pressed', 'true');
    await expect(opener).toBeFocused();
    await page.keyboard.press('l');
    await expect(page.getByRole('tab', { name: 'Logs' })).toHaveAttribute('aria-selected', 'true');
    await test.step('Escape lets go of what is open, then leaves', async () => {
      await page.keyboard.press('Shift+ArrowRight');
      await enter(page);
      await page.keyboard.press('w');
      const why = page.getByRole('region', { name: 'Why?' });
      await expect(why).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(why).toBeHidden();
      await expect(present(page)).toBeAttached();
      await page.keyboard.press('Escape');
      await expectLeft(page);
    });
    await test.step('leaving the full screen leaves the mode', async () => {
      await enter(page);
      await expect.poll(() => isFull(page)).toBe(true);
      await page.evaluate(() => document.exitFullscreen());
      await expectLeft(page);
    });
    await test.step('the list of keys has them all', async () => {
      await enter(page);
      await page.keyboard.press('?');
      const sheet = page.getByRole('dialog', { name: 'Keyboard' });
      await expect(sheet).toContainText('Black screen');
      // There, keys belong to the list: Escape puts it away and nothing else.
      await page.keyboard.press('Escape');
      await expect(sheet).toBeHidden();
      await expect(page.locator('.present-bar')).toBeVisible();
    });
  });

  test('where no full screen is to be had, it is the whole window; the screen does not sleep', async ({
    page,
  }) => {
    await page.addInitScript(() => {
      Element.prototype.requestFullscreen = () => Promise.reject(new TypeError('refused'));
    });
    await page.addInitScript(() => {
      const log: string[] = [];
      const lock = { released: false, release: async () => void log.push('released') };
      const request = async (kind: string) => {
        log.push(kind);
        return lock;
      };
      Object.defineProperty(navigator, 'wakeLock', { value: { request } });
      Object.assign(window, { wakes: log });
    });
    const wakes = () => page.evaluate(() => (window as unknown as { wakes: string[] }).wakes);
    await openExhibit(page, 'leader-crash');
    expect(await wakes()).toEqual([]);
    await enter(page);
    await expect.poll(wakes).toEqual(['screen']);
    const { width, height } = (await page.locator('.workbench').boundingBox()) ?? {};
    expect([width, height].map((n) => Math.round(n ?? 0))).toEqual([1280, 800]);
    await expect(button(page, 'Fill the screen')).toBeVisible();
    await page.keyboard.press('f');
    await expectLeft(page);
    await expect.poll(wakes).toEqual(['screen', 'released']);
  });

  test('the keys of a remote', async ({ page }) => {
    await openExhibit(page, 'leader-crash');
    await enter(page);
    // Plays up to it ...
    await page.keyboard.press('PageDown');
    await expect(button(page, 'Pause')).toBeVisible();
    // ... and again: is there.
    await page.keyboard.press('PageDown');
    await expect(button(page, 'Play')).toBeVisible();
    const first = await time(page);
    expect(first).toBeGreaterThan(0);
    await page.keyboard.press('PageDown');
    await page.keyboard.press('PageDown');
    expect(await time(page)).toBeGreaterThan(first);
    await page.keyboard.press('PageUp');
    await expect.poll(() => time(page)).toBe(first);
    // F5 begins again, and loads nothing again.
    await page.evaluate(() => Object.assign(window, { same: true }));
    await page.keyboard.press('F5');
    await expect.poll(() => time(page)).toBe(0);
    expect(await page.evaluate(() => 'same' in window)).toBe(true);
    await page.keyboard.press('Shift+F5');
    await expect(button(page, 'Pause')).toBeVisible();
    await page.keyboard.press('Escape');
    await expectLeft(page);
    await test.step('stops by itself at the next milestone', async () => {
      await page.keyboard.press('Home');
      await enter(page);
      await page.keyboard.press('+');
      await page.keyboard.press('+');
      await page.keyboard.press('PageDown');
      await expect(button(page, 'Pause')).toBeVisible();
      await expect(button(page, 'Play')).toBeVisible({ timeout: 60_000 });
      await expect(page.locator('.narration')).not.toHaveAttribute('data-kind', 'none');
    });
    for (const key of ['b', '.'])
      await test.step(`${key} makes the screen black, any key brings it back`, async () => {
        await page.keyboard.press(' ');
        await expect(button(page, 'Pause')).toBeVisible();
        await page.keyboard.press(key);
        const dark = page.locator('.present-dark');
        await expect(dark).toHaveCSS('background-color', 'rgb(0, 0, 0)');
        expect(await dark.boundingBox()).toEqual({ x: 0, y: 0, width: 1280, height: 800 });
        await expect(present(page).getByRole('status')).toHaveText(/black/);
        await expect(button(page, 'Play')).toBeAttached();
        await page.keyboard.press('PageDown');
        await expect(dark).toHaveCount(0);
        // It played before, and goes on; the key did nothing else.
        await expect(button(page, 'Pause')).toBeVisible();
        await page.keyboard.press(' ');
      });
  });

  test('ten minutes of a lecture: crash the leader, ask why, show the logs, restart', async ({
    page,
  }) => {
    await openExhibit(page, 'leader-crash');
    await enter(page);
    for (let i = 0; i < 4; i++) await page.keyboard.press('Shift+ArrowRight');
    const name = await leader(page);
    await page.keyboard.press(name.slice(1));
    await page.keyboard.press('c');
    await expect(nodeOf(page, name)).toHaveAccessibleName(/crashed/);
    await page.keyboard.press('w');
    await expect(page.getByRole('region', { name: 'Why?' })).toBeVisible();
    await page.keyboard.press('i');
    await expect(page.getByRole('region', { name: 'Why?' })).toBeHidden();
    await page.keyboard.press('i');
    await expect(page.getByRole('tablist')).toBeVisible();
    await page.getByRole('tab', { name: 'State' }).or(page.getByRole('tab').first()).focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('table', { name: 'Logs' })).toBeVisible();
    await page.keyboard.press('d');
    await expect(page.getByRole('slider', { name: 'Timeline' })).toBeVisible();
    await page.keyboard.press('c');
    await expect(nodeOf(page, name)).not.toHaveAccessibleName(/crashed/);
  });
});

test.describe('by mouse', () => {
  test('in, about, and out by buttons; what is not needed fades', async ({ page }) => {
    await openExhibit(page, 'leader-crash');
    await page.getByRole('button', { name: 'Present', exact: true }).click();
    await expect(page.locator('.present-bar')).toBeVisible();
    await page.mouse.move(400, 300);
    const bar = page.locator('.present-bar');
    await expect(bar).toHaveCSS('opacity', '0');
    await expect(page.locator('.palette')).toHaveCSS('opacity', '0');
    await expect(page.locator('.scene')).toHaveCSS('cursor', 'none');
    await page.mouse.move(420, 320);
    await expect(bar).toHaveCSS('opacity', '1');
    const next = button(page, 'Play to the next milestone; again: go there');
    await next.click();
    await next.click();
    expect(await time(page)).toBeGreaterThan(0);
    await page
      .getByRole('toolbar', { name: 'Tools' })
      .getByRole('button', { name: 'Crash or restart' })
      .click();
    await nodeOf(page, 's3').click();
    await expect(nodeOf(page, 's3')).toHaveAccessibleName(/crashed/);
    await button(page, 'Inspector beside the stage').click();
    await expect(page.getByRole('complementary')).toBeVisible();
    await button(page, 'Diagram below the stage').click();
    await expect(page.getByRole('slider', { name: 'Timeline' })).toBeVisible();
    await button(page, 'Stop presenting').click();
    await expectLeft(page);
    await expect(play(page)).toBeVisible();
  });

  test('hands hit what they point at: a node is dragged, a line drawn, a moment taken', async ({
    page,
  }) => {
    await page.setViewportSize({ width: 1920, height: 1080 });
    await openExhibit(page, 'leader-crash');
    for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+ArrowRight');
    await enter(page);
    const s2 = nodeOf(page, 's2');
    const middle = async () => {
      const box = await s2.locator('.node-body').boundingBox();
      return {
        x: (box?.x ?? 0) + (box?.width ?? 0) / 2,
        y: (box?.y ?? 0) + (box?.height ?? 0) / 2,
      };
    };
    const before = await middle();
    await page.mouse.move(before.x, before.y);
    await page.mouse.down();
    await page.mouse.move(before.x + 60, before.y + 40, { steps: 3 });
    await page.mouse.up();
    const after = await middle();
    expect(Math.hypot(after.x - before.x - 60, after.y - before.y - 40)).toBeLessThan(3);

    await page.getByRole('button', { name: 'Draw a partition' }).click();
    await page.mouse.move(500, 700);
    await page.mouse.down();
    await page.mouse.move(1500, 520, { steps: 3 });
    const line = await page.locator('.stroke-line line').boundingBox();
    expect(Math.abs((line?.x ?? 0) - 500)).toBeLessThan(4);
    expect(Math.abs((line?.x ?? 0) + (line?.width ?? 0) - 1500)).toBeLessThan(4);
    await page.mouse.up();
    await expect(page.locator('.partition')).toBeVisible();

    await page.keyboard.press('d');
    const track = await page.getByRole('slider', { name: 'Timeline' }).boundingBox();
    if (!track) throw new Error('the diagram has a box');
    const { x, y, width, height } = track;
    await page.mouse.click(x + width * 0.07, y + height - 30);
    const cursor = await page.locator('.cursor').boundingBox();
    expect(Math.abs((cursor?.x ?? 0) - x - width * 0.07)).toBeLessThan(6);
  });

  test('two runs side by side', async ({ page }) => {
    await openExhibit(page, 'leader-crash');
    for (let i = 0; i < 4; i++) await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press('1');
    await page.keyboard.press('c');
    await page.keyboard.press('b');
    await page.getByRole('button', { name: /^Compare main/ }).click();
    await expect(page.locator('.compare-side')).toHaveCount(2);
    await enter(page);
    await expect(page.locator('.compare-side')).toHaveCount(2);
    await expect(page.getByRole('complementary')).toBeHidden();
    await page.keyboard.press('i');
    await expect(page.getByRole('complementary')).toBeVisible();
    await page.keyboard.press('f');
    await expectLeft(page);
    await expect(page.locator('.compare-side')).toHaveCount(2);
  });
});

/** What stands on the stage, by the pixels of its letters as they are drawn. */
const letters = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((one) => Number.parseFloat(getComputedStyle(one).fontSize) * one.currentCSSZoom);

test('can be read from the last row', async ({ page }) => {
  await openExhibit(page, 'leader-crash');
  for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+ArrowRight');
  for (const [width, height] of [
    [1280, 720],
    [1920, 1080],
    [3840, 2160],
  ] as const)
    await test.step(`${width} × ${height}`, async () => {
      await page.setViewportSize({ width, height });
      await enter(page);
      expect(await letters(page, '.node-name')).toBeGreaterThan(height / 27);
      expect(await letters(page, '.node-caption')).toBeGreaterThan(height / 40);
      expect(await letters(page, '.message-label')).toBeGreaterThan(height / 40);
      expect(await letters(page, '.narration')).toBeGreaterThan(height / 30);
      await page.keyboard.press('i');
      await page.getByRole('tab', { name: 'Logs' }).click();
      expect(await letters(page, '.logs .entry')).toBeGreaterThan(height / 40);
      expect(await letters(page, '.node-caption')).toBeGreaterThan(height / 46);
      const overflow = () =>
        page.evaluate(() => [
          document.documentElement.scrollWidth - innerWidth,
          document.documentElement.scrollHeight - innerHeight,
        ]);
      expect((await overflow()).every((n) => n <= 0)).toBe(true);
      await page.keyboard.press('i');
      await page.keyboard.press('f');
      await expectLeft(page);
    });
});

test('axe finds nothing, by day and by night, also where it asks for the highest contrast', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await openExhibit(page, 'leader-crash');
  for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+ArrowRight');
  await enter(page);
  const highest = { 'color-contrast-enhanced': { enabled: true } };
  /** Everything by day, and by night what depends on colours. */
  const findings = async () => {
    const day = await axeOf(page).options({ rules: highest }).analyze();
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'night');
    const night = await axeOf(page)
      .withRules(['color-contrast', 'color-contrast-enhanced', 'link-in-text-block'])
      .analyze();
    await page.emulateMedia({ colorScheme: 'light' });
    await expect(page.locator('html')).not.toHaveAttribute('data-theme', 'night');
    return [...day.violations, ...night.violations].map(
      (one) => `${one.id} (${one.impact}): ${one.nodes.map((node) => node.target).join(' ')}`,
    );
  };
  await test.step('in', async () => expect(await findings()).toEqual([]));
  await page.keyboard.press('1');
  await page.keyboard.press('c');
  await page.keyboard.press('i');
  await page.keyboard.press('d');
  for (const tab of ['Logs', 'Story', 'Checks'])
    await test.step(tab, async () => {
      await page.getByRole('tab', { name: tab }).click();
      expect(await findings()).toEqual([]);
    });
  await page.keyboard.press('b');
  await test.step('black', async () => expect(await findings()).toEqual([]));
});

test('day and night are switched within', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await openExhibit(page, 'leader-crash');
  await enter(page);
  const ground = page.locator('.workbench');
  await expect(ground).toHaveCSS('background-color', 'rgb(255, 255, 255)');
  await page.keyboard.press('t');
  await expect(ground).toHaveCSS('background-color', 'rgb(5, 7, 11)');
});
