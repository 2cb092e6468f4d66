import { expect, test } from '@playwright/test';
import { blog } from './blog.ts';

test('a frame on a phone: by touch a server is chosen, crashed and restarted', async ({
  page,
  baseURL,
}) => {
  const src = new URL('./?embed#/raft/leader-crash?at=1.2s', baseURL).href;
  const at = await blog(
    `<iframe src="${src}" title="A run" width="640" height="440" style="border:0;max-width:100%"></iframe>`,
  );
  await page.goto(at.address);
  const frame = page.frameLocator('iframe');
  const server = frame.getByRole('button', { name: /^s2,/ });
  await server.tap();
  await frame.getByRole('button', { name: 'Crash', exact: true }).tap();
  await expect(server).toHaveAccessibleName(/crashed/);
  await frame.getByRole('button', { name: 'Restart' }).tap();
  await expect(server).not.toHaveAccessibleName(/crashed/);
  for (const button of await frame.locator('button:visible, a:visible').all()) {
    const box = await button.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24);
  }
  await frame.getByRole('button', { name: 'Step forward' }).tap();
  await frame.getByRole('button', { name: 'Play', exact: true }).tap();
  await expect(frame.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  await at.close();
});
