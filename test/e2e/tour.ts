import { expect, type Page } from '@playwright/test';

/** Something that the page can show, reached from the one before it. By keys and classes: tours go in any language. */
export interface Stop {
  readonly name: string;
  go(page: Page): Promise<void>;
}

const press =
  (...keys: readonly string[]) =>
  async (page: Page) => {
    for (const key of keys) await page.keyboard.press(key);
  };

/** A panel takes the place of the tabs; its heading takes the focus. */
const panel = (name: string, key: string): Stop => ({
  name,
  async go(page) {
    await page.keyboard.press(key);
    await expect(page.locator('.panel-head h2')).toBeVisible();
  },
});

const tab = (name: string, nth: number): Stop => ({
  name: `tab ${name}`,
  async go(page) {
    await page.locator('.inspector-tab').nth(nth).click();
    await expect(page.locator('.inspector-tab').nth(nth)).toHaveAttribute('aria-selected', 'true');
    await page.mouse.move(0, 0);
  },
});

const open = (name: string, path: string, sign: string): Stop => ({
  name,
  async go(page) {
    await page.goto(`./${path}`);
    await expect(page.locator(sign).first()).toBeVisible();
  },
});

/** All that the page has to show, in the order in which it is quickly reached. */
export const tour: readonly Stop[] = [
  open('front page', '', '.front .node'),
  open('no such page', '#/a/b/c', '.sorry'),
  open('no such scenario', '#/raft/nothing', '.sorry'),
  open('link that cannot be read', '#/raft/split-vote?r=nonsense', '.node'),
  {
    name: 'exhibit',
    async go(page) {
      await page.goto('./#/raft/leader-crash');
      await expect(page.locator('.node').first()).toBeVisible();
      await press('Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight')(page);
      await expect(page.locator('.narration strong')).toBeVisible();
    },
  },
  { name: 'node', go: press('1') },
  { name: 'crashed node', go: press('c') },
  tab('logs', 1),
  tab('chart', 2),
  tab('story', 3),
  tab('checks', 4),
  tab('inbox', 5),
  panel('settings', 's'),
  panel('branches', 'b'),
  panel('share', 'l'),
  panel('history of clients', 'o'),
  {
    name: 'search and its bounds',
    async go(page) {
      await press('e')(page);
      await page.locator('.searching-bounds > summary').click();
      await expect(page.locator('.searching-bounds input').last()).toBeVisible();
    },
  },
  {
    name: 'many seeds',
    async go(page) {
      await press('r')(page);
      await page.locator('.number-field input').first().fill('12');
      await press('Enter')(page);
      await expect(page.locator('.searching-verdict')).toBeVisible();
      await page.locator('.searching-table > summary').click();
      await expect(page.locator('.searching-table table')).toHaveCount(2);
    },
  },
  panel('why', 'w'),
  {
    name: 'all that could have led to it',
    async go(page) {
      await page.locator('section.why .actions button, .why .actions button').first().click();
      await page.mouse.move(0, 0);
    },
  },
  {
    name: 'by hand',
    async go(page) {
      await press('Escape', 'm')(page);
      await expect(page.locator('.hand-banner')).toBeVisible();
    },
  },
  {
    name: 'message',
    async go(page) {
      await press('m')(page);
      await page.locator('.message').first().focus();
      await press('Enter')(page);
      await page.locator('.inspector-tab').first().click();
    },
  },
  {
    name: 'history of a field, and a moment kept',
    async go(page) {
      await press('2')(page);
      await page.locator('button.field-name').first().click();
    },
  },
  { name: 'nothing to go to', go: press('Home', 'Shift+ArrowLeft', 'x') },
  {
    name: 'list of keys',
    async go(page) {
      await press('?')(page);
      await expect(page.locator('.sheet')).toBeVisible();
    },
  },
  {
    name: 'menu of scenarios',
    async go(page) {
      await press('Escape', 'Escape')(page);
      await page.locator('.crumb-menu').click();
      await expect(page.locator('.menu')).toBeVisible();
    },
  },
  {
    name: 'two runs side by side',
    async go(page) {
      await press('Escape', 'Escape', 'Home', '3', 'c', 'b')(page);
      await page.locator('.branch-row:not([data-present]) .branch-actions button').last().click();
      await expect(page.locator('.compare-findings')).toBeVisible();
    },
  },
];
