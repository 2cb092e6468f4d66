import { expect, type Page, test } from '@playwright/test';
import { axeOf } from './axe.ts';
import { layoutFaults } from './layout.ts';

// The cluster at rest leaves the browser time for what is tried below it.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

const KEY = 'orrery.learned.raft';
const door = (page: Page, name: RegExp) =>
  page.getByRole('region', { name: /Where to begin|从哪里开始/ }).getByRole('link', { name });
const card = (page: Page) => page.getByRole('article', { name: 'Raft' });
const parts = (page: Page) => card(page).getByRole('list', { name: 'What there is' });

/** What a browser has kept before the page is opened. */
const keep = (page: Page, value: string) =>
  page.addInitScript(
    ([key, text]) => localStorage.setItem(key as string, text as string),
    [KEY, value],
  );

test('four ways in, for those who have done nothing yet', async ({ page }) => {
  await page.goto('./');
  await expect(door(page, /^Five minutes Begin with “Electing a leader”/)).toHaveAttribute(
    'href',
    '#/raft/learn/elections',
  );
  await expect(door(page, /^A lecture/)).toHaveAttribute('href', '#/raft/learn');
  await expect(door(page, /^An interview on Thursday \d+ questions/)).toBeVisible();
  await expect(door(page, /^A challenge \d+ goals/)).toBeVisible();
  await expect(parts(page)).not.toContainText(/read|known|due|met/);
  await door(page, /^An interview on Thursday/).click();
  await expect(page).toHaveURL(/#\/raft\/interview$/);
  await page.goBack();
  await door(page, /^A challenge/).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Challenges' })).toBeVisible();
});

test('what was done is shown, and where one goes on', async ({ page }) => {
  await keep(
    page,
    JSON.stringify({
      stops: { elections: ['why-a-leader'] },
      last: 'elections/why-a-leader',
      predicted: { right: 0, all: 0 },
      questions: { 'no-such-question': { row: 1, due: 1 } },
      best: { 'elect-s3': 1, 'no-such-challenge': 1 },
    }),
  );
  await page.goto('./');
  await expect(door(page, /^Five minutes Go on with “Electing a leader”/)).toHaveAttribute(
    'href',
    '#/raft/learn/elections/why-a-leader',
  );
  await expect(door(page, /^A challenge \d+ goals are left/)).toBeVisible();
  await expect(parts(page)).toContainText(/\d+ challenges\s*1 met/);
});

for (const [what, value] of [
  ['nothing that can be read', '{"stops":'],
  ['something else', '{"stops":7,"best":[]}'],
  [
    'an outdated place',
    '{"stops":{},"last":"nowhere","predicted":{"right":0,"all":0},"questions":{},"best":{}}',
  ],
] as const) {
  test(`kept is ${what}: the page is as new`, async ({ page }) => {
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    await keep(page, value);
    await page.goto('./');
    await expect(door(page, /^Five minutes Begin with/)).toBeVisible();
    await expect(parts(page)).not.toContainText(/read|known|due|met/);
    expect(errors).toEqual([]);
  });
}

test('in Chinese, and from one language to the other', async ({ page }) => {
  await page.goto('./');
  await expect(door(page, /^Five minutes/)).toBeVisible();
  await page.getByRole('button', { name: '中文' }).click();
  await expect(door(page, /^有五分钟 从“选出领导者”开始/)).toBeVisible();
  await card(page)
    .getByRole('button', { name: /^全部 \d+ 个场景$/ })
    .click();
  await expect(page.getByRole('link', { name: /^图 7/ })).toBeVisible();
});

test('nothing is cut off, large and small, and axe finds nothing', async ({ page }) => {
  await page.goto('./');
  await card(page)
    .getByRole('button', { name: /^All \d+ scenarios$/ })
    .click();
  await expect(page.getByRole('link', { name: /^Figure 7/ })).toBeVisible();
  for (const [width, height] of [
    [1280, 800],
    [390, 844],
  ] as const)
    await test.step(`at ${width}×${height}`, async () => {
      await page.setViewportSize({ width, height });
      expect(await layoutFaults(page)).toEqual([]);
      expect((await axeOf(page).analyze()).violations).toEqual([]);
    });
});
