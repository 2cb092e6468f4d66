import { expect, type Page, test } from '@playwright/test';
import { eventCount, leader, nodeOf, openExhibit, pause, play } from './page.ts';

const track = (page: Page) => page.getByRole('slider', { name: 'Timeline' });
const tip = (page: Page) => page.locator('.spacetime-tip');
const lane = (page: Page, name: string) =>
  page.locator('.spacetime-names').getByRole('button', { name, exact: true });
const menu = (page: Page) => page.getByRole('button', { name: 'What the diagram shows' });
const shows = (page: Page) => page.locator('.spacetime > [aria-live]');

/** Where things stand on the diagram. */
async function plane(page: Page) {
  const box = await track(page).boundingBox();
  if (!box) throw new Error('the diagram has a size');
  const middle = async (name: string) => {
    const found = await lane(page, name).boundingBox();
    if (!found) throw new Error('the lane has a name');
    return found.y + found.height / 2;
  };
  return { ...box, middle, at: (part: number) => box.x + part * box.width };
}

/** The playhead, in milliseconds. */
const now = async (page: Page) => Number(await track(page).getAttribute('aria-valuenow'));

/** How much of the whole run is shown, 0 to 1. */
async function shown(page: Page): Promise<number> {
  return page
    .locator('.spacetime-thumb')
    .evaluate((thumb) => Number.parseFloat((thumb as HTMLElement).style.width) / 100);
}

/** Runs to a leader and some heartbeats, and shows the whole run. */
async function ranWhole(page: Page): Promise<void> {
  await openExhibit(page, 'leader-crash');
  await track(page).focus();
  await page.keyboard.press('0');
  await expect.poll(() => shown(page)).toBe(1);
}

test('a click on the diagram goes there; dragging takes the playhead along', async ({ page }) => {
  await ranWhole(page);
  const { at, y, height } = await plane(page);
  const all = Number(await track(page).getAttribute('aria-valuemax'));
  await page.mouse.click(at(0.15), y + height - 3);
  await expect.poll(() => now(page)).toBeCloseTo(all * 0.15, -2);
  await leader(page);
  await page.mouse.move(at(0.1), y + height - 3);
  await page.mouse.down();
  await page.mouse.move(at(0.05), y + height - 3, { steps: 5 });
  await expect.poll(() => now(page)).toBeCloseTo(all * 0.05, -2);
  await page.mouse.up();
});

test('the wheel zooms and pans, a stretch of the axis is brushed, two clicks show all', async ({
  page,
}) => {
  await ranWhole(page);
  const { at, y, height } = await plane(page);
  await page.mouse.click(at(0.3), y + height - 3);
  for (let i = 0; i < 6; i++) await page.mouse.wheel(0, -240);
  await expect.poll(() => shown(page)).toBeLessThan(0.2);
  await expect(shows(page)).toHaveText(/^Shows [^0].*\ss to .*\ss$/);
  const before = await shows(page).textContent();
  await page.mouse.wheel(300, 0);
  await expect(shows(page)).not.toHaveText(before ?? '');
  await page.mouse.dblclick(at(0.5), y + 5);
  await expect.poll(() => shown(page)).toBe(1);
  await page.mouse.move(at(0.1), y + 5);
  await page.mouse.down();
  await page.mouse.move(at(0.3), y + 5, { steps: 4 });
  await expect(page.locator('.spacetime-brush')).toBeVisible();
  await page.mouse.up();
  await expect.poll(() => shown(page)).toBeCloseTo(0.2, 1);
  await page.getByRole('button', { name: 'Zoom out' }).click();
  await expect.poll(() => shown(page)).toBeCloseTo(0.4, 1);
  await page.getByRole('button', { name: 'Show the whole run' }).click();
  await expect.poll(() => shown(page)).toBe(1);
});

test('by keys: step, leap, zoom to microseconds, all again', async ({ page }) => {
  await ranWhole(page);
  await page.keyboard.press('PageUp');
  await expect.poll(() => now(page)).toBeGreaterThan(500);
  const events = await eventCount(page);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => eventCount(page)).toBeGreaterThan(events);
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => eventCount(page)).toBe(events);
  for (let i = 0; i < 34; i++) await page.keyboard.press('+');
  await expect.poll(() => shown(page)).toBeLessThan(0.00001);
  await expect(shows(page)).toContainText(/\.\d{3}\s\d{3}\ss/);
  await page.keyboard.press('-');
  await page.keyboard.press('0');
  await expect.poll(() => shown(page)).toBe(1);
});

test('while it plays, a narrow window goes with the playhead', async ({ page }) => {
  await ranWhole(page);
  for (let i = 0; i < 12; i++) await page.keyboard.press('+');
  await page.keyboard.press('Space');
  await expect(pause(page)).toBeVisible();
  await expect.poll(() => now(page)).toBeGreaterThan(120);
  const cursor = page.locator('.cursor-box');
  const place = await cursor.evaluate((one) =>
    Number.parseFloat(/\((.*)%\)/.exec((one as HTMLElement).style.transform)?.[1] ?? ''),
  );
  expect(place).toBeGreaterThan(0);
  expect(place).toBeLessThan(100);
  await page.keyboard.press('Space');
  await expect(play(page)).toBeVisible();
});

test('lanes are chosen, moved and hidden by mouse and by keys', async ({ page }) => {
  await openExhibit(page, 'leader-crash');
  const names = () => page.locator('.spacetime-names button').allTextContents();
  const all = ['s1', 's2', 's3', 's4', 's5', 'c1'];
  expect(await names()).toEqual(all);
  await lane(page, 's4').click();
  await expect(nodeOf(page, 's4')).toHaveAttribute('aria-pressed', 'true');

  const { middle } = await plane(page);
  const [from, to] = [await middle('s1'), await middle('s3')];
  const x = (await lane(page, 's1').boundingBox())?.x ?? 0;
  await page.mouse.move(x + 10, from);
  await page.mouse.down();
  await page.mouse.move(x + 10, to, { steps: 8 });
  await page.mouse.up();
  expect(await names()).toEqual(['s2', 's3', 's1', 's4', 's5', 'c1']);

  await lane(page, 's1').focus();
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Alt+ArrowUp');
  expect(await names()).toEqual(all);
  await expect(shows(page)).toHaveText('s1 is lane 1 of 6');
  await page.keyboard.press('Delete');
  expect(await names()).toEqual(all.slice(1));
  await expect(shows(page)).toContainText('s1 is hidden');

  await menu(page).click();
  await page.getByRole('menuitemcheckbox', { name: 's1', exact: true }).click();
  await page.keyboard.press('Escape');
  expect([...(await names())].sort()).toEqual([...all].sort());
  await test.step('the last lane stays', () => hideAllButOne(page));
});

/** Moves the pointer about to the left of the playhead until something is there; returns where. */
async function find(page: Page, wanted: RegExp): Promise<{ x: number; y: number }> {
  const cursor = await page.locator('.cursor').boundingBox();
  const { y, height } = await plane(page);
  for (let down = 30; down < height; down += 6) {
    for (let left = 2; left < 60; left += 4) {
      const place = { x: (cursor?.x ?? 0) - left, y: y + down };
      await page.mouse.move(place.x, place.y);
      if ((await tip(page).count()) > 0 && wanted.test((await tip(page).textContent()) ?? ''))
        return place;
    }
  }
  throw new Error(`nothing on the diagram says ${wanted}`);
}

test('a message under the pointer says what it is and is lit on the stage', async ({ page }) => {
  await openExhibit(page, 'leader-crash');
  await page.keyboard.press('Shift+ArrowRight');
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowRight');
  for (let i = 0; i < 5; i++) await page.getByRole('button', { name: 'Zoom in' }).click();
  const { x, y } = await find(page, /RequestVoteResult.* from/);
  const lit = page.locator('[data-message][data-hover]');
  await expect(lit).toHaveCount(1);
  await expect(lit).toHaveAccessibleName(/RequestVoteResult/);
  await page.mouse.click(x, y);
  await expect(page.locator('[data-message][aria-pressed=true]')).toHaveCount(1);
  await page.mouse.move(x, 100);
  await expect(tip(page)).toHaveCount(0);
  await expect(lit).toHaveCount(0);
});

test('a click on a milestone goes to it, to the event', async ({ page }) => {
  await ranWhole(page);
  let name = '';
  for (let i = 0; i < 12 && name === ''; i++) {
    await page.keyboard.press('Shift+ArrowRight');
    const crashed = page.getByRole('button', { name: /^s\d, .*crashed/ });
    if ((await crashed.count()) > 0)
      name = ((await crashed.getAttribute('aria-label')) ?? '').slice(0, 2);
  }
  const events = await eventCount(page);
  const cursor = await page.locator('.cursor').boundingBox();
  const { middle } = await plane(page);
  for (let i = 0; i < 30; i++) await page.keyboard.press('ArrowRight');
  await page.mouse.move(cursor?.x ?? 0, await middle(name));
  await expect(tip(page)).toContainText('crashes');
  await page.mouse.click(cursor?.x ?? 0, await middle(name));
  await expect.poll(() => eventCount(page)).toBe(events);
});

test('kinds of message are left out, and runs of them folded or not', async ({ page }) => {
  await ranWhole(page);
  const { at, y, height } = await plane(page);
  await page.mouse.click(at(0.19), y + height - 3);
  const picture = async () =>
    (await page.locator('.spacetime-canvas').first().screenshot()).toString('base64');
  const folded = await picture();
  await menu(page).click();
  const fold = page.getByRole('menuitemcheckbox', { name: /^Fold/ });
  await expect(fold).toHaveAttribute('aria-checked', 'true');
  await fold.click();
  await expect(fold).toHaveAttribute('aria-checked', 'false');
  await page.keyboard.press('Escape');
  await expect.poll(picture).not.toBe(folded);
  const open = await picture();

  // By keys.
  await menu(page).focus();
  await page.keyboard.press('Enter');
  const kind = page.getByRole('menuitemcheckbox', { name: /^AppendEntries \d/ });
  await expect(kind).toHaveAccessibleName(/^AppendEntries \d+$/);
  for (let i = 0; i < 12 && !(await kind.evaluate((item) => item === document.activeElement)); i++)
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await expect(kind).toHaveAttribute('aria-checked', 'false');
  await page.keyboard.press('Escape');
  await expect.poll(picture).not.toBe(open);
});

test('its height is set by dragging its edge and by keys', async ({ page }) => {
  await openExhibit(page, 'leader-crash');
  const edge = page.getByRole('separator', { name: 'Height of the diagram' });
  const height = async () => (await page.locator('.spacetime').boundingBox())?.height ?? 0;
  const first = await height();
  const box = await edge.boundingBox();
  await page.mouse.move(600, (box?.y ?? 0) + 4);
  await page.mouse.down();
  await page.mouse.move(600, (box?.y ?? 0) - 56, { steps: 4 });
  await page.mouse.up();
  expect(await height()).toBeCloseTo(first + 60, -1);
  await edge.focus();
  await page.keyboard.press('ArrowDown');
  await expect.poll(height).toBeCloseTo(first + 36, -1);
  await expect(edge).toHaveAttribute('aria-valuenow', String(Math.round(await height())));
  await test.step('as high or as low as it goes, it leaves room for the rest and keeps its own', () =>
    makeHighAndLow(page));
});

async function makeHighAndLow(page: Page): Promise<void> {
  const edge = page.getByRole('separator', { name: 'Height of the diagram' });
  const box = async (selector: string) => {
    const found = await page.locator(selector).boundingBox();
    if (!found) throw new Error(`${selector} is there`);
    return found;
  };
  await edge.focus();
  await page.keyboard.press('Home');
  const [tools, transport] = [await box('.spacetime-tools'), await box('.transport')];
  expect(tools.y + tools.height).toBeLessThanOrEqual(transport.y);
  await page.keyboard.press('End');
  await expect.poll(async () => (await box('.spacetime')).height).toBeGreaterThan(300);
  expect((await box('.stage')).height).toBeGreaterThan(250);
  await page.setViewportSize({ width: 1280, height: 560 });
  expect((await box('.spacetime')).height).toBeLessThan(220);
}

async function hideAllButOne(page: Page): Promise<void> {
  await menu(page).click();
  for (const name of ['s1', 's2', 's3', 's4', 's5'])
    await page.getByRole('menuitemcheckbox', { name, exact: true }).click();
  const last = page.getByRole('menuitemcheckbox', { name: 'c1', exact: true });
  await expect(last).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Escape');
  await expect(lane(page, 'c1')).toBeVisible();
}
