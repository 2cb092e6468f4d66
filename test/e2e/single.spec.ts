import { readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { build } from 'vite';
import { singleFile } from '../../scripts/vite/single.ts';

import { nodeId } from '../../src/core/ids.ts';
import { Timeline } from '../../src/engine/timeline.ts';
import { readScenario } from '../../src/files/scenario.ts';
import { raft } from '../../src/protocols/raft/index.ts';
import firstElection from '../../src/protocols/raft/scenarios/first-election.json' with {
  type: 'json',
};
import { digest, eventCount, faster, leader, nodeOf, pause, play } from './page.ts';
import { watch } from './watch.ts';

test('one file, from disk: the same page, and the same run as in Node', async ({ page }) => {
  const address = pathToFileURL('dist-single/orrery.html').href;
  const { strange, refused } = await watch(page, address);
  await page.goto(address);
  await expect(nodeOf(page, 's1')).toBeVisible();
  await page
    .getByRole('link', { name: /First election/i })
    .first()
    .click();
  await expect(play(page)).toBeVisible();
  await faster(page, 4);
  await play(page).click();
  const led = await leader(page);
  await expect.poll(() => eventCount(page)).toBeGreaterThan(100);
  await pause(page).click();
  await page.keyboard.press('ArrowRight');
  const crashed = await eventCount(page);
  await page.keyboard.press(led.slice(1));
  await page.keyboard.press('c');
  await expect(nodeOf(page, led)).toHaveAccessibleName(/crashed/);
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  const events = await eventCount(page);

  const timeline = new Timeline(raft, readScenario(raft, firstElection));
  while (timeline.position < crashed) timeline.stepForward();
  timeline.act({ do: 'crash', node: nodeId(Number(led.slice(1)) - 1) }, timeline.world.time);
  while (timeline.position < events) timeline.stepForward();
  expect(timeline.position).toBe(events);
  await expect.poll(() => digest(page)).toBe(timeline.digest);

  // Its workers are in the file too.
  await page.keyboard.press('r');
  await page.getByLabel('How many').fill('5');
  await page.keyboard.press('Enter');
  await expect(page.getByText('5 runs, and nothing went wrong.')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.getByRole('button', { name: '播放' })).toBeVisible();
  expect(strange).toEqual([]);
  expect(refused).toEqual([]);
  const policy = page.locator('meta[http-equiv="Content-Security-Policy"]');
  await expect(policy).toHaveAttribute('content', /script-src 'sha256-[^' ]+';/);
  await expect(policy).not.toHaveAttribute('content', /unsafe|\*|http/);
});

test('one file has its workers inside', async ({ page }, info) => {
  const outDir = info.outputPath('built');
  await build({
    root: 'test/build/worker',
    base: './',
    configFile: false,
    logLevel: 'error',
    build: { outDir, emptyOutDir: true, rolldownOptions: { output: { codeSplitting: false } } },
    worker: { format: 'iife' },
    plugins: [singleFile()],
  });
  expect(readdirSync(outDir)).toEqual(['orrery.html']);
  const file = `${outDir}/orrery.html`;
  expect(readFileSync(file, 'utf8')).toContain('</script>\n');
  const address = pathToFileURL(file).href;
  const { strange, refused } = await watch(page, address);
  await page.goto(address);
  await expect(page.getByRole('main')).toHaveText('42 </script> <!-- <script>');
  expect(strange).toEqual([]);
  expect(refused).toEqual([]);
});
