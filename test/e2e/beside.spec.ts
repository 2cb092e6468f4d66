import { expect, type Page, test } from '@playwright/test';

const run = (page: Page, letter: 'A' | 'B') =>
  page.getByRole('region', { name: new RegExp(`^Run ${letter}: `) });
const coordinator = (page: Page, letter: 'A' | 'B') =>
  run(page, letter).getByRole('button', { name: /^tm1,/ });
const findings = (page: Page) => page.getByRole('complementary', { name: 'Side by side' });
const same = (page: Page) => page.getByRole('switch', { name: 'Same faults in both' });

test('one scenario under two exhibits: a crash by hand in both, or in one alone', async ({
  page,
}) => {
  await page.goto('#/two-phase-commit/all-yes?beside=three-phase-commit');
  await expect(run(page, 'A')).toHaveAccessibleName(/Two-phase commit/);
  await expect(run(page, 'B')).toHaveAccessibleName(/Three-phase commit/);
  await expect(findings(page).getByRole('table', { name: 'How each node stands' })).toBeVisible();
  for (let i = 0; i < 8; i++) await page.keyboard.press('ArrowRight');

  await coordinator(page, 'B').click();
  await page.keyboard.press('c');
  await expect(coordinator(page, 'A')).toHaveAccessibleName(/crashed/);
  await expect(coordinator(page, 'B')).toHaveAccessibleName(/crashed/);

  await same(page).click();
  await expect(same(page)).toHaveAttribute('aria-checked', 'false');
  await page.keyboard.press('c');
  await expect(coordinator(page, 'B')).not.toHaveAccessibleName(/crashed/);
  await expect(coordinator(page, 'A')).toHaveAccessibleName(/crashed/);

  // The crash is the run's own, and what lies beside it stands in its address.
  await expect(page).toHaveURL(/\?do=crash:tm1@.*&beside=three-phase-commit$/);
  await page.getByRole('button', { name: 'Stay with A' }).click();
  await expect(page).not.toHaveURL(/beside/);
  await page.keyboard.press('b');
  await page.getByRole('button', { name: 'Beside Three-phase commit' }).click();
  await expect(coordinator(page, 'B')).toHaveAccessibleName(/crashed/);
});

test('an address that asks for another exhibit than those of its kind says so', async ({
  page,
}) => {
  await page.goto('#/two-phase-commit/all-yes?beside=raft');
  await expect(page.getByRole('alert').filter({ hasText: 'beside' })).toContainText(
    'beside: found "raft", expected "three-phase-commit"',
  );
  await expect(page.getByRole('button', { name: /^tm1,/ })).toBeVisible();
});
