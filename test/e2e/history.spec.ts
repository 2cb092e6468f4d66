import { expect, type Page, test } from '@playwright/test';
import { axeOf } from './axe.ts';
import { eventCount, openExhibit } from './page.ts';

const panel = (page: Page) => page.getByRole('region', { name: 'Clients’ history' });
const bars = (page: Page) => page.getByRole('group', { name: 'Operations by client' });
const operation = (page: Page, name: RegExp) => bars(page).getByRole('button', { name });

/** Opens two clients' run where the first has just read what the second wrote. */
async function played(page: Page): Promise<void> {
  await openExhibit(page, 'minority-leader?at=5.07s');
  await expect(page.locator('.narration')).toContainText('x is 2');
}

async function drop(page: Page, name: string, lines: readonly object[]): Promise<void> {
  const text = lines.map((line) => JSON.stringify(line)).join('\n');
  const data = await page.evaluateHandle(
    ([file, content]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content as string], file as string));
      return transfer;
    },
    [name, text],
  );
  await page.dispatchEvent('body', 'dragover', { dataTransfer: data });
  await expect(page.locator('.drop')).toBeVisible();
  await page.dispatchEvent('body', 'drop', { dataTransfer: data });
}

const line = (process: number, type: string, f: string, value: unknown) => ({
  process,
  type,
  f,
  key: 'x',
  value,
});

/** Process 2 reads what was overwritten before it asked. */
const stale = [
  line(0, 'invoke', 'put', '1'),
  line(0, 'ok', 'put', '1'),
  line(1, 'invoke', 'put', '2'),
  line(1, 'ok', 'put', '2'),
  line(2, 'invoke', 'get', null),
  line(0, 'invoke', 'put', '3'),
  line(2, 'ok', 'get', '1'),
];

test('the clients of a run are drawn and judged up to the playhead, and each operation leads to its moment', async ({
  page,
}) => {
  await played(page);
  await page.getByRole('tab', { name: /Checks/ }).click();
  await expect(page.locator('.check', { hasText: 'Linearizability' })).toContainText('holds');
  await page.getByRole('button', { name: 'Draw the history' }).click();
  await expect(panel(page).getByRole('status')).toContainText('Linearizable');
  await panel(page).getByRole('button', { name: 'x', exact: true }).click();
  const last = operation(page, /^c1: get x → 2/);
  await expect(last).toHaveAccessibleName(/number \d in the order/);
  const end = await eventCount(page);
  await operation(page, /^c2: put x 2/).click();
  expect(await eventCount(page)).toBeLessThan(end);
  await expect(panel(page)).toContainText('Judged up to the playhead');
  await expect(panel(page).locator('.ops-detail')).toContainText('c2: put x 2');
});

test('and by keyboard: from one operation to the next, to another client, to its answer, and away', async ({
  page,
}) => {
  await played(page);
  await page.keyboard.press('o');
  await expect(panel(page)).toContainText('Linearizable');
  await operation(page, /./).last().focus();
  await page.keyboard.press('Home');
  await expect(operation(page, /^c1: put x 1/)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('.ops-bar:focus')).toHaveAccessibleName(/^(c2|s1): put/);
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  const { length } = await operation(page, /./).all();
  await expect(operation(page, /./).nth(length - 2)).toBeFocused();
  const end = await eventCount(page);
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  expect(await eventCount(page)).toBeLessThan(end);
  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
});

test('a history that is dropped on the page says where it stops being linearizable', async ({
  page,
}) => {
  await page.goto('./');
  await expect(page.getByRole('heading', { name: 'Exhibits' })).toBeVisible();
  await drop(page, 'stale.jsonl', stale);
  const sheet = page.getByRole('dialog', { name: 'A history' });
  await expect(sheet.getByRole('status')).toContainText('Not linearizable');
  await expect(sheet).toContainText('get x of p2 fits nowhere. It returned 1.');
  await expect(sheet).toContainText('At that time only 2 or 3 could have stood there.');
  await expect(operation(page, /^p0: put x 1, number 1/)).toBeVisible();
  await sheet.getByRole('button', { name: 'Show it' }).click();
  await expect(operation(page, /^p2: get x → 1, fits nowhere/)).toBeFocused();
  await expect(sheet.locator('.ops-detail')).toContainText('answered line 7');
  await expect(sheet.getByLabel('Held against').getByRole('option')).toHaveText([
    'a key-value store',
  ]);
  const { violations } = await axeOf(page).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await drop(page, 'wrong.jsonl', [...stale, line(1, 'ok', 'get', '2')]);
  await expect(page.getByRole('alert')).toContainText('line 8: type: found "ok"');
});
