import { expect, test } from '@playwright/test';
import { faster, openExhibit } from './page.ts';

test('what broke comes into view, above the diagram', async ({ page }) => {
  await openExhibit(page, 'vote-survives-crash');
  await page
    .getByRole('button', { name: /Settings/ })
    .first()
    .tap();
  await page.getByRole('radio', { name: /^Vote not on disk/ }).check();
  await page.getByRole('button', { name: /^Start again/ }).tap();
  await faster(page, 5);
  await page.getByRole('button', { name: 'Play', exact: true }).tap();
  await page.getByRole('button', { name: 'What broke?' }).tap();
  const light = page.getByRole('button', { name: 'Light them' });
  await expect(light).toBeVisible();
  const bottom = async () => {
    const box = await light.boundingBox();
    return (box?.y ?? Infinity) + (box?.height ?? 0);
  };
  const diagram = (await page.locator('.spacetime').boundingBox())?.y ?? 0;
  await expect.poll(bottom).toBeLessThanOrEqual(diagram);
});
