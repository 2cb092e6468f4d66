import { expect, type Page, test } from '@playwright/test';
import { axeOf, byDayAndNight } from './axe.ts';
import { nodeOf, openExhibit } from './page.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds on the page as it stands. */
async function findings(page: Page, except: readonly string[] = []): Promise<string[]> {
  const found = await byDayAndNight(page, axeOf(page).withTags(TAGS).disableRules(except));
  // Names of lanes are low where a diagram has little room; stage and menu do the same (2.5.8, “equivalent”).
  return found.filter((one) => !/^target-size .*\.lane-name/.test(one));
}

/** A state of the page, and the way to it from the one before. Names in English: axe looks at what they are on. */
interface State {
  readonly name: string;
  to(page: Page): Promise<unknown>;
  /** On the way back: axe has looked at this before. */
  readonly seen?: true;
  /** Rules that do not hold here, with the reason beside it. */
  readonly except?: readonly string[];
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const tab = (name: string): State => ({
  name: `tab ${name}`,
  to: (page) => page.getByRole('tab', { name }).click(),
});
const panel = (name: string, key: string): State => ({
  name,
  async to(page) {
    await page.keyboard.press(key);
    await expect(page.locator('.panel').getByRole('heading', { level: 2 })).toBeVisible();
  },
});
const away: State = {
  name: 'put away',
  to: (page) => page.keyboard.press('Escape'),
  seen: true,
};
const address = (name: string, hash: string, heading: RegExp | string): State => ({
  name,
  async to(page) {
    await page.goto(`./${hash}`);
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
  },
});

/** A file is dragged over the page, or dropped on it. */
const drag = (page: Page, type: string) =>
  page.evaluate((event) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['{}'], 'a.json'));
    dispatchEvent(new DragEvent(event, { dataTransfer, bubbles: true }));
  }, type);

/** Walks through everything that the page can look like. A page or a state of its own gets a row here. */
const pages: readonly State[] = [
  {
    name: 'front page',
    async to(page) {
      await page.goto('./');
      await expect(nodeOf(page, 's1')).toBeVisible();
      await expect(page.locator('.scenario-card').first()).toBeVisible();
    },
  },
  address('no such exhibit', '#/nothing', /nothing at this address/),
  address('no such scenario', '#/raft/nothing', /nothing at this address/),
  {
    name: 'a file over the page',
    async to(page) {
      await drag(page, 'dragenter');
      await drag(page, 'dragover');
      await expect(page.locator('.drop')).toBeVisible();
    },
  },
  {
    name: 'a file that could not be read',
    async to(page) {
      await drag(page, 'drop');
      await expect(page.locator('.drop-problem p').first()).toBeVisible();
    },
  },
];

const exhibit: readonly State[] = [
  { name: 'at the start', to: (page) => openExhibit(page, 'leader-crash') },
  {
    name: 'in the midst of it',
    async to(page) {
      await page.keyboard.press('Shift+ArrowRight');
      await page.keyboard.press('1');
    },
  },
  {
    name: 'a message is selected',
    to: (page) => page.locator('.message').first().dispatchEvent('click'),
  },
  {
    name: 'after a crash',
    async to(page) {
      await page.keyboard.press('1');
      await page.keyboard.press('c');
    },
  },
  {
    name: 'choosing a partition',
    async to(page) {
      await press(page, 'Draw a partition');
      for (const key of ['1', '2']) {
        await nodeOf(page, `s${key}`).focus();
        await page.keyboard.press('Enter');
      }
      await expect(page.getByRole('button', { name: /^Part / })).toBeVisible();
    },
  },
  { name: 'partitioned', to: (page) => page.getByRole('button', { name: /^Part / }).click() },
];

const beside: readonly State[] = [
  {
    name: 'after a crash',
    async to(page) {
      await openExhibit(page, 'leader-crash');
      await page.keyboard.press('Shift+ArrowRight');
      await page.keyboard.press('Shift+ArrowRight');
      await page.keyboard.press('1');
      await page.keyboard.press('c');
    },
  },
  ...['Logs', 'Chart', 'Story', 'Checks', 'Inbox', 's1'].map(tab),
  panel('why', 'w'),
  {
    name: 'all that could have led to it',
    to: (page) => press(page, 'All that could have led to it'),
  },
  away,
  panel('settings', 's'),
  away,
  panel('branches', 'b'),
  away,
  panel('share', 'l'),
  away,
  panel('history of clients', 'o'),
  away,
  panel('search', 'e'),
  {
    name: 'its bounds',
    to: (page) => page.locator('.searching-bounds > summary').click(),
  },
  away,
  panel('many seeds', 'r'),
  {
    name: 'as plots and tables',
    async to(page) {
      await page.getByLabel('How many').fill('30');
      await page.keyboard.press('Enter');
      await page.getByText('The same as a table').click();
      await expect(page.locator('.searching-table table')).toHaveCount(2);
    },
  },
  away,
  {
    name: 'a moment kept to compare',
    async to(page) {
      await press(page, 'Compare from here');
      await page.keyboard.press('Shift+ArrowRight');
    },
  },
];

const modes: readonly State[] = [
  {
    name: 'embedded',
    async to(page) {
      await page.goto('./?embed#/raft/leader-crash');
      await expect(nodeOf(page, 's1')).toBeVisible();
    },
  },
  {
    name: 'presented',
    async to(page) {
      await openExhibit(page, 'leader-crash');
      await page.keyboard.press('Shift+ArrowRight');
      await page.keyboard.press('f');
      await expect(page.locator('.present')).toBeAttached();
    },
  },
  {
    name: 'presented with diagram and inspector',
    async to(page) {
      await page.keyboard.press('d');
      await page.keyboard.press('i');
    },
  },
  { name: 'no longer presented', to: (page) => page.keyboard.press('f') },
  {
    name: 'a menu',
    to: (page) => press(page, 'What the diagram shows'),
    // A menu is no part of the page but above it.
    except: ['region'],
  },
  away,
  {
    name: 'by hand',
    async to(page) {
      await page.keyboard.press('m');
      await page.getByRole('tab', { name: 'Inbox' }).click();
    },
  },
  {
    name: 'the list of keys',
    async to(page) {
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  away,
  {
    name: 'two branches side by side',
    async to(page) {
      await openExhibit(page, 'first-election');
      await page.keyboard.press('Shift+ArrowRight');
      await page.keyboard.press('1');
      await page.keyboard.press('c');
      await page.keyboard.press('Home');
      await page.keyboard.press('2');
      await page.keyboard.press('c');
      await page.keyboard.press('b');
      await page
        .getByRole('button', { name: /^Compare/ })
        .first()
        .click();
      await expect(page.locator('.compare-side')).toHaveCount(2);
    },
  },
];

for (const [part, states] of Object.entries({ pages, exhibit, beside, modes })) {
  test(`axe finds nothing: ${part}`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const found: string[] = [];
    for (const { name, to, except, seen } of states) {
      await test.step(name, async () => {
        await to(page);
        if (seen) return;
        found.push(...(await findings(page, except)).map((one) => `${name}: ${one}`));
      });
    }
    expect(found).toEqual([]);
  });
}
