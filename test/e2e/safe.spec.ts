import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { deflateRawSync } from 'node:zlib';
import { expect, type Page, type TestInfo, test } from '@playwright/test';
import { eventCount, nodeOf, openExhibit, pause, play } from './page.ts';
import { type Watch, watch } from './watch.ts';

/** Markup that runs a script wherever it is taken for HTML, and says so. */
const MARKUP = '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script>';

let seen: Watch;

test.beforeEach(async ({ page, baseURL }) => {
  seen = await watch(page, baseURL ?? '');
  await page.addInitScript(() => {
    // The page itself has no image and, once it stands, no new script but its own files.
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) {
        for (const node of addedNodes) {
          const foreign = '[src="x"], [onerror], script:not([src]), iframe, object, embed, base';
          if (node instanceof Element && (node.matches(foreign) || node.querySelector(foreign)))
            Object.assign(window, { pwned: node.outerHTML });
        }
      }
    }).observe(document, { childList: true, subtree: true });
  });
});

/** Nobody else was asked, nothing was run, nothing broke. */
async function expectQuiet(page: Page): Promise<void> {
  expect(await page.evaluate(() => (window as { pwned?: unknown }).pwned)).toBeUndefined();
  expect(seen.strange).toEqual([]);
  expect(seen.refused).toEqual([]);
}

/** After each of them so it is, and the page works as if nothing had been. */
test.afterEach(async ({ page }) => {
  await expectQuiet(page);
  await goOn(page);
  await expectQuiet(page);
});

/** Plays, and crashes a server, wherever the page stands. */
async function goOn(page: Page): Promise<void> {
  if (!/#\/raft\//.test(page.url()) || (await nodeOf(page, 's1').count()) === 0)
    await openExhibit(page, 'leader-crash');
  const chinese = await page.evaluate(() => document.documentElement.lang.startsWith('zh'));
  if (chinese) await page.getByRole('button', { name: 'English' }).click();
  await page
    .locator('.drop-problem button')
    .click({ timeout: 1000 })
    .catch(() => {});
  const before = await eventCount(page);
  await play(page).click();
  await expect.poll(() => eventCount(page)).toBeGreaterThan(before);
  await pause(page).click();
  await page.locator('.node[aria-label^="s"]:not([aria-label*="crashed"])').first().click();
  await page.keyboard.press('c');
  await expect(page.locator('.node[aria-label*="crashed"]').first()).toBeVisible();
}

/** Chooses a file as by the button in the share panel. */
async function openFile(page: Page, file: string | { name: string; text: string }): Promise<void> {
  if ((await page.getByRole('region', { name: 'Share this run' }).count()) === 0)
    await page.getByRole('button', { name: 'Share', exact: true }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open a file…' }).click();
  const given =
    typeof file === 'string'
      ? file
      : { name: file.name, mimeType: 'application/json', buffer: Buffer.from(file.text) };
  await (await chooser).setFiles(given);
}

const open = (page: Page, file: object) =>
  openFile(page, { name: 'x.json', text: JSON.stringify(file) });

/** Follows a link to an exhibit from a page that stands; what an earlier one said is put away before. */
async function follow(page: Page, hash: string): Promise<void> {
  const away = page.locator('.arrival, .drop-problem').getByRole('button', { name: 'Dismiss' });
  while ((await away.count()) > 0) await away.first().click();
  await expect(refusal(page)).toHaveCount(0);
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
}

const refusal = (page: Page) => page.getByRole('alert').filter({ hasText: 'cannot be read' });
const base = { version: 1, protocol: 'raft' };
const runOf = (scenario: object, rest: object = {}) => ({
  version: 1,
  kind: 'run',
  scenario,
  branches: [{ parent: null, length: 0, given: [] }],
  branch: 0,
  position: 0,
  ...rest,
});

/** As the page packs a run into an address. */
const packed = (text: string) => deflateRawSync(text, { level: 9 }).toString('base64url');

/** The longest that the page did not answer while something was done, in milliseconds. */
async function longestSilence(page: Page, what: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const beat = { last: performance.now(), longest: 0 };
    Object.assign(window, { beat });
    setInterval(() => {
      const now = performance.now();
      beat.longest = Math.max(beat.longest, now - beat.last);
      beat.last = now;
    }, 10);
  });
  await what();
  return page.evaluate(() => (window as unknown as { beat: { longest: number } }).beat.longest);
}

test('large files: one is refused by its size and not read; reading one can be stopped', async ({
  page,
}, info) => {
  await openExhibit(page, 'leader-crash');
  await test.step('reading goes on beside the page, and can be stopped', () =>
    stopReading(page, info));
  const path = info.outputPath('large.json');
  await new Promise<void>((resolve) => {
    const file = createWriteStream(path);
    const piece = ' '.repeat(1_000_000);
    for (let i = 0; i < 100; i++) file.write(piece);
    file.end(() => resolve());
  });
  await page.evaluate(() => {
    Blob.prototype.text = () => Promise.reject(new Error('it was read'));
  });
  const silence = await longestSilence(page, async () => {
    await openFile(page, path);
    await expect(refusal(page)).toContainText(
      'at the top: found 100000000 bytes, expected at most 64000000 bytes',
    );
  });
  expect(silence).toBeLessThan(3000);
});

test('what is too many, too deep, too long or claims too much is refused', async ({ page }) => {
  await openExhibit(page, 'leader-crash');
  await test.step('keys that mean something to JavaScript', () => refusePoison(page));
  const deep = '['.repeat(100_000) + ']'.repeat(100_000);
  const cases: readonly (readonly [string, string])[] = [
    [
      JSON.stringify({ ...base, nodes: { server: 1_000_000_000 } }),
      'nodes.server: found 1000000000, expected a whole number from 1 to 100',
    ],
    [
      `{"version":1,"protocol":"raft","title":${deep}}`,
      'found more than 64 levels, expected fewer',
    ],
    [`[${'1,'.repeat(1_000_000)}1]`, 'found more than 200000 values, expected fewer'],
    [
      JSON.stringify({ ...base, title: 'x'.repeat(1_000_000) }),
      'title: found 1000000 characters, expected at most 10000',
    ],
    [
      JSON.stringify(runOf(base, { branches: [{ parent: null, length: 1e9, given: [] }] })),
      'branches[0].length: found 1000000000, expected a whole number from 0 to 10000000',
    ],
    ['{"version": 1, "protocol": "ra', 'at the top: found text that is not JSON'],
  ];
  for (const [text, said] of cases) {
    await openFile(page, { name: 'x.json', text });
    await expect(refusal(page)).toContainText(said);
  }
  await expectQuiet(page);
  await test.step('in both languages', async () => {
    await open(page, { ...base, nodes: { server: 1_000_000_000 } });
    await expect(refusal(page)).toContainText('nodes.server');
    await page.getByRole('button', { name: '中文' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'nodes.server' })).toContainText(
      'nodes.server：此处为 1000000000，应为 1 到 100 之间的整数',
    );
    await page.getByRole('button', { name: 'English' }).click();
  });
  await test.step('a trace that claims too much, and one whose causes go in a circle', () =>
    claimTooMuch(page));
});

async function refusePoison(page: Page): Promise<void> {
  const poison = '"__proto__":{"pwned":1}';
  const scenario = JSON.stringify(base).slice(1, -1);
  const files: readonly (readonly [string, string])[] = [
    [`{${poison},${scenario}}`, '__proto__: found "__proto__", expected another key'],
    [`{${scenario},"nodes":{${poison}}}`, 'nodes.__proto__'],
    [`{${scenario},"params":{${poison}}}`, 'params.__proto__'],
    [`{${scenario},"initial":{${poison}}}`, 'initial.__proto__'],
    [`{${scenario},"script":[{"at":1,"do":"heal",${poison}}]}`, 'script[0].__proto__'],
    [JSON.stringify(runOf(base)).replace('"branch":0', `"branch":0,${poison}`), '__proto__'],
    [JSON.stringify(runOf(base)).replace('"given":[]', `"given":[],${poison}`), '__proto__'],
    [`{"version":2,"scenario":{${scenario},${poison}},"seed":1}\n`, '__proto__'],
    [JSON.stringify({ ...base, params: { constructor: 1 } }), 'params.constructor'],
    [JSON.stringify({ ...base, initial: { constructor: {} } }), 'initial.constructor'],
    [JSON.stringify({ ...base, protocol: 'constructor' }), 'protocol: found "constructor"'],
    [JSON.stringify({ ...base, script: [{ at: 1, do: 'toString' }] }), 'script[0].do'],
  ];
  for (const [text, said] of files) {
    await openFile(page, { name: 'x.json', text });
    await expect(refusal(page)).toContainText(said);
  }
  for (const query of [
    'set=__proto__:1',
    'nodes=constructor:3',
    '__proto__=1',
    'do=constructor@1s',
  ]) {
    await follow(page, `#/raft/leader-crash?${query}`);
    await expect(refusal(page)).toBeVisible();
    expect(await page.evaluate(() => 'pwned' in {})).toBe(false);
  }
  await expectQuiet(page);
}

test('markup in names, requests and errors is shown as the text that it is', async ({ page }) => {
  await openExhibit(page, 'leader-crash');
  const request = { op: 'put', key: MARKUP, value: MARKUP };
  const scenario = {
    ...base,
    id: 'own',
    title: MARKUP,
    watch: { en: MARKUP, zh: MARKUP },
    nodes: { server: 3, client: 1 },
  };
  const given = [{ seq: 4, at: '1us', command: { do: 'request', node: 'c1', request } }];
  const branches = [
    { parent: null, name: MARKUP, length: 200, given: [] },
    { parent: 0, name: MARKUP, length: 300, given },
  ];
  await open(page, runOf(scenario, { branches, branch: 1, position: 300 }));
  await expect(page.getByText(MARKUP).first()).toBeVisible();
  await page.keyboard.press('b');
  await expect(page.getByText(MARKUP).nth(1)).toBeVisible();
  for (const tab of await page.getByRole('tab').all()) await tab.click();
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  for (const bad of [
    { ...base, seed: MARKUP },
    { ...base, [MARKUP]: 1 },
    { ...base, protocol: MARKUP },
    runOf(base, { digest: MARKUP }),
    runOf(base, { made: MARKUP }),
  ]) {
    await open(page, bad);
    await expect(refusal(page)).toContainText('<img src=x');
  }
  const marked = encodeURIComponent(MARKUP);
  for (const [i, query] of ['seed', 'by', 'digest', 'do', 'at', 'run', 'set', marked].entries()) {
    // The first by opening the page with it.
    if (i === 0) await page.goto(`./?0#/raft/leader-crash?${query}=${marked}`);
    else await follow(page, `#/raft/leader-crash?${query}=${marked}`);
    await expect(refusal(page)).toContainText('<img src=x');
    await expectQuiet(page);
  }
  for (const [i, hash] of [marked, `raft/${marked}`, 'javascript:window.pwned=1'].entries()) {
    await page.goto(`./?to${i}#/${hash}`);
    await expect(page.getByRole('main')).toContainText(/<img src=x|javascript:/);
    await expectQuiet(page);
  }
});

test('a link cut in half, and one that unpacks to twenty times what is allowed', async ({
  page,
}) => {
  await openExhibit(page, 'leader-crash');
  const file = runOf({ ...base, id: 'own' });
  const whole = `run=${packed(JSON.stringify(file))}`;
  const written = 'seed=7&nodes=server:3&do=crash:s1@1.2s&at=1.5s&digest=0123456789abcdef';
  const cuts = [0.3, 0.5, 0.9].map((part) => whole.slice(0, whole.length * part));
  const bomb = `run=${deflateRawSync(Buffer.alloc(20_000_000, ' '), { level: 9 }).toString('base64url')}`;
  const half = ['do=crash:s1@1.', 'digest=0123456', 'nodes=serv', 'set=heartbeat', 'seed=%E'];
  for (const [i, query] of [...cuts, bomb, ...half].entries()) {
    // The first by opening the page with it.
    if (i === 0) await page.goto(`./?0#/raft/leader-crash?${query}`);
    else await follow(page, `#/raft/leader-crash?${query}`);
    await expect(refusal(page)).toContainText(/: found .*, expected /);
    await expect(nodeOf(page, 's1')).toBeVisible();
    await expectQuiet(page);
  }
  // What is whole up to where it was cut opens, and where its digest is missing nothing is claimed.
  await page.goto(`./?cut#/raft/leader-crash?${written.slice(0, written.indexOf('&at'))}`);
  await expect(nodeOf(page, 's3')).toBeVisible();
});

async function claimTooMuch(page: Page): Promise<void> {
  const header = JSON.stringify({ version: 2, scenario: { ...base, id: 'own' }, seed: 1 });
  const command = (seq: number) =>
    JSON.stringify({
      ...{ seq, at: 0, node: 's1', kind: 'command', cause: seq, missed: false },
      command: { do: 'crash', node: 's1' },
    });
  await openFile(page, { name: 'x.jsonl', text: `${header}\n${command(1_000_000_000)}\n` });
  await expect(refusal(page)).toContainText('branches[0].given[0].seq: found 1000000000');
  // What a trace says of causes is not believed: the run is made again.
  const start = (seq: number, cause: number) =>
    JSON.stringify({ seq, at: 0, node: 's1', kind: 'start', cause });
  await openFile(page, { name: 'x.jsonl', text: `${header}\n${start(0, 1)}\n${start(1, 0)}\n` });
  await expect(page).toHaveURL(/#\/raft\/own/);
  await expect(nodeOf(page, 's1')).toBeVisible();
}

test('a run that never ends can be stopped, and one that floods does not freeze the page', async ({
  page,
}) => {
  await page.goto('./#/raft/leader-crash?at=9999s&events=10000000');
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'was stopped' })).toBeVisible();
  // Everybody at once, all the time, and no time passes on the way.
  await open(page, {
    ...{ ...base, id: 'own', nodes: { server: 60, client: 20 } },
    params: { heartbeat: '1ms', electionTimeout: ['1ms', '2ms'] },
    network: { delay: { fixed: 0 }, duplicate: 1 },
    workload: { every: '1us', op: 'put', keys: 1000 },
    until: { time: '100000s', events: 1_000_000_000 },
  });
  await expect(page.getByRole('searchbox', { name: 'Find nodes' })).toBeVisible();
  const silence = await longestSilence(page, async () => {
    await play(page).click();
    await expect.poll(() => eventCount(page)).toBeGreaterThan(1000);
    await pause(page).click();
    await page.keyboard.press('n');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowLeft');
  });
  expect(silence).toBeLessThan(10_000);
  await openExhibit(page, 'leader-crash');
});

async function stopReading(page: Page, info: TestInfo): Promise<void> {
  const header = JSON.stringify({ version: 2, scenario: { ...base, id: 'own' }, seed: 1 });
  const line = JSON.stringify({
    ...{ seq: 1, at: 0, node: 's1', kind: 'command', cause: null, missed: false },
    command: { do: 'crash', node: 's1' },
  });
  const path = info.outputPath('large.jsonl');
  await writeFile(path, `${header}\n${`${line}\n`.repeat(400_000)}`);
  const stop = page.locator('.drop-reading').getByRole('button', { name: 'Stop' });
  const silence = await longestSilence(page, async () => {
    await openFile(page, path);
    await stop.click();
    await expect(stop).toHaveCount(0);
  });
  expect(silence).toBeLessThan(3000);
  await expect(page).toHaveURL(/leader-crash/);
  await expect(refusal(page)).toHaveCount(0);
  await expectQuiet(page);
}
