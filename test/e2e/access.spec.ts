import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { nodeOf, openExhibit } from './page.ts';

/** What axe finds on the page as it stands, in words. */
async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return violations.map(
    (one) => `${one.id} (${one.impact}): ${one.nodes.map((node) => node.target).join(' ')}`,
  );
}

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await page.goto('./');
    await expect(nodeOf(page, 's1')).toBeVisible();
    expect(await findings(page)).toEqual([]);
    await openExhibit(page, 'leader-crash');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('1');
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('c');
    for (const tab of ['Logs', 'Story', 'Checks', 'Inbox']) {
      await page.getByRole('tab', { name: tab }).click();
      expect(await findings(page)).toEqual([]);
    }
    await page.keyboard.press('w');
    await expect(page.getByRole('region', { name: 'Why?' })).toBeVisible();
    expect(await findings(page)).toEqual([]);
    await page.getByRole('button', { name: 'All that could have led to it' }).click();
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: 's1' }).click();
    await page.getByRole('button', { name: 'currentTerm' }).click();
    await page.getByRole('button', { name: 'Compare from here' }).click();
    await page.keyboard.press('Shift+ArrowRight');
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await findings(page)).toEqual([]);
    await page.goto('./#/raft/nothing');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await findings(page)).toEqual([]);
  });
}
