import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { axeOf } from './axe.ts';

/** A run with more nodes than can be drawn one by one. */
const openCrowd = async (page: Page) => {
  await page.goto('./#/gossip/thousand');
  await expect(page.locator('.crowd-legend li').first()).toBeVisible();
};

const finder = (page: Page) => page.getByRole('searchbox', { name: 'Find nodes' });
const label = (page: Page) => page.locator('.crowd-label');
const role = (page: Page, name: string) => page.locator('.crowd-legend').getByText(name);

test('a thousand nodes are marks that are found by name and reached by keys', async ({ page }) => {
  await openCrowd(page);
  await expect(role(page, 'susceptible')).toBeVisible();
  await finder(page).fill('n42');
  await expect(page.getByText('1 node found')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(label(page)).toContainText('n42');
  await expect(page.getByRole('tab', { name: 'n42' })).toBeVisible();
  // Back on the stage the focus is on the node, and arrows go to its neighbours.
  await page.keyboard.press('Escape');
  const focus = page.locator('.crowd-node');
  await expect(focus).toBeFocused();
  await expect(focus).toHaveAccessibleName(/^n42, /);
  await page.keyboard.press('ArrowRight');
  await expect(focus).toBeFocused();
  await expect(focus).not.toHaveAccessibleName(/^n42, /);
  await page.keyboard.press('End');
  await expect(focus).toHaveAccessibleName(/^n1000, /);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: 'n1000' })).toBeVisible();
  await page.keyboard.press('c');
  await expect(role(page, 'crashed')).toBeVisible();
  await page.keyboard.press('/');
  await expect(finder(page)).toBeFocused();
});

test('a search through every order of events says that there are too many', async ({ page }) => {
  await openCrowd(page);
  await page.keyboard.press('e');
  await expect(page.getByText(/takes at most 30 nodes; this run has 1.000/)).toBeVisible();
});

test('a mark is pressed where it stands, and nothing where none is', async ({ page }) => {
  await openCrowd(page);
  const place = await page.locator('.crowd-node').boundingBox();
  if (!place) throw new Error('the first node has a place');
  const middle = [place.x + place.width / 2, place.y + place.height / 2] as const;
  await page.mouse.move(...middle);
  await expect(label(page)).toContainText('n1,');
  await page.mouse.click(...middle);
  await expect(page.getByRole('tab', { name: 'n1', exact: true })).toBeVisible();
  const stage = await page.locator('.crowd-scene').boundingBox();
  if (!stage) throw new Error('the stage has a place');
  await page.mouse.click(stage.x + 90, stage.y + stage.height - 130);
  await expect(label(page)).toHaveCount(0);
});

test('a list beside the picture has all of it, for keys and for who does not see', async ({
  page,
}) => {
  await openCrowd(page);
  await page.getByRole('button', { name: 'List of all nodes' }).click();
  const list = page.getByRole('list', { name: 'List of all nodes' });
  await list.getByRole('button', { name: /^n1(,|$)/ }).focus();
  await page.keyboard.press('PageDown');
  await expect(list.getByRole('button', { name: /^n11(,|$)/ })).toBeFocused();
  await page.keyboard.press('End');
  const last = list.getByRole('button', { name: /^n1000(,|$)/ });
  await expect(last).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(last).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('c');
  await expect(list.getByRole('heading', { name: 'crashed: 1' })).toBeAttached();
  await expect(page.locator('.crowd-summary')).toContainText(
    /^1.000 nodes: susceptible 999, crashed 1/,
  );
  expect((await axeOf(page).include('.workbench-stage').analyze()).violations).toEqual([]);
});

test('a picture of it has every mark', async ({ page }) => {
  await openCrowd(page);
  await page.keyboard.press('l');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save stage as SVG' }).click();
  const svg = await readFile(await (await download).path(), 'utf8');
  expect(svg.match(/<path/g)?.length).toBeGreaterThan(1000);
  expect(svg).toContain('nodes: susceptible');
});
