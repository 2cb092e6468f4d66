import { expect, test } from '@playwright/test';
import { nodeOf, openExhibit } from './page.ts';

test('on a phone: a branch is compared with the course it left, and nothing runs out of the page', async ({
  page,
}) => {
  await openExhibit(page, 'first-election');
  for (let i = 0; i < 12; i++) await page.getByRole('button', { name: 'Step forward' }).tap();
  for (let i = 0; i < 4; i++) await page.getByRole('button', { name: 'Step back' }).tap();
  await nodeOf(page, 's2').tap();
  await page.getByRole('button', { name: 'Crash', exact: true }).tap();
  await page.getByRole('button', { name: /^Branches/ }).tap();
  await page.getByRole('button', { name: /^Compare main/ }).tap();
  const s2 = (letter: 'A' | 'B') =>
    page
      .getByRole('region', { name: new RegExp(`^Run ${letter}: `) })
      .getByRole('button', { name: /^s2,/ });
  await expect(s2('A')).toHaveAccessibleName(/crashed/);
  await expect(s2('B')).not.toHaveAccessibleName(/crashed/);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
  await page.getByRole('button', { name: 'Close', exact: true }).tap();
  await expect(nodeOf(page, 's2')).toHaveAccessibleName(/crashed/);
});
