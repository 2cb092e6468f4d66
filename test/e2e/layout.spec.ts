import { expect, type Page, test } from '@playwright/test';
import { layoutFaults, plainTexts, smallTargets } from './layout.ts';
import { faster, nodeOf, openExhibit, pause, play } from './page.ts';
import { speakPseudo } from './pseudo.ts';
import { tour } from './tour.ts';

/** Width and height; the last figure: at how many stops of the tour it is looked at once. */
type Size = readonly [number, number, every?: number];
type Look = (page: Page) => Promise<readonly string[]>;

const settled = (page: Page) =>
  page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );

/** Goes through all that the page has to show, in the first size, and returns what is found there in every size. */
async function findings(page: Page, sizes: readonly Size[], look: Look): Promise<string[]> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const found: string[] = [];
  const [[width, height] = [1280, 800]] = sizes;
  for (const [i, { name, go }] of tour.entries()) {
    await page.setViewportSize({ width, height });
    await go(page);
    for (const [width, height, every = 1] of sizes) {
      if (i % every !== 0) continue;
      await page.setViewportSize({ width, height });
      await settled(page);
      for (const fault of await look(page)) found.push(`${name}, ${width}×${height}: ${fault}`);
    }
  }
  return found;
}

/** What is the same in every language: names, terms of the field, references, keys, formats. */
const SAME =
  /\b\w*[a-z][A-Z]\w*\b|“[^”]*”|\b(Home|End|Shift|Esc|Enter|Tab|Delete|SVG|PNG|GIF|JSON|HTML|WebM)\b|\b[cs]\d and [cs]\d\b|\b(put|get|append) #\d+/g;
const DATA =
  '.mono, kbd, code, pre, textarea, select, .fields, .history, .chart-name, .chart-table, .chart-last, .check-reference, .sorry p';

test('a language with longer words breaks no layout, and nothing is outside the dictionaries', async ({
  page,
}) => {
  await speakPseudo(page, 'accented');
  const plain = new Set<string>();
  // A screen, a page of 400 %, a phone on its side, a tablet.
  const sizes: Size[] = [
    [1280, 800],
    [320, 568],
    [844, 390],
    [768, 1024],
  ];
  const faults = await findings(page, sizes, async () => {
    for (const text of await plainTexts(page, { same: SAME.source, data: DATA })) plain.add(text);
    return layoutFaults(page);
  });
  expect([...faults, ...plain]).toEqual([]);
});

test('nor does one that needs twice the room, nor a screen of any size', async ({ page }) => {
  await speakPseudo(page, 'doubled');
  // A large screen, a small phone, a page at 200 %; 4K, which has all the room there is and takes a while to paint.
  const sizes: Size[] = [
    [1920, 1080],
    [360, 640],
    [640, 400],
    [3840, 2160, 4],
  ];
  expect(await findings(page, sizes, layoutFaults)).toEqual([]);
});

test('what looks for faults finds them', async ({ page }) => {
  await speakPseudo(page, 'accented');
  await page.goto('./');
  await expect(page.locator('.hero .node').first()).toBeVisible();
  await page.evaluate(() => {
    const box = document.createElement('div');
    const cut = document.createElement('p');
    cut.textContent = 'Written by hand, and too long for where it stands';
    cut.style.cssText = 'width:80px;overflow:hidden;white-space:nowrap';
    const [one, other] = [document.createElement('button'), document.createElement('button')];
    for (const button of [one, other]) button.style.cssText = 'width:12px;height:12px';
    other.style.marginLeft = '-4px';
    box.append(cut, one, other);
    document.querySelector('main')?.append(box);
  });
  const faults = await layoutFaults(page);
  expect(faults.filter((fault) => fault.startsWith('cut off'))).toHaveLength(1);
  expect(faults.filter((fault) => fault.startsWith('overlaps'))).toHaveLength(1);
  expect(await smallTargets(page)).toEqual(['button “” is 12×12']);
  expect(await plainTexts(page, { same: SAME.source, data: DATA })).toEqual([
    'p.: Written by hand, and too long for where it stands',
  ]);
  // What stands below the cluster comes later, and may be on its way through our hands still.
  await page.unrouteAll({ behavior: 'wait' });
});

test('lines and letters may be spread as WCAG 1.4.12 has it; every target has its 24 pixels', async ({
  page,
}) => {
  await page.addInitScript(() => {
    addEventListener('DOMContentLoaded', () => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }',
      );
      document.adoptedStyleSheets = [sheet];
    });
  });
  const both: Look = async () => [...(await layoutFaults(page)), ...(await smallTargets(page))];
  expect(await findings(page, [[1280, 800]], both)).toEqual([]);
});

/** Where each message has been seen, while a second goes by. */
const ways = (page: Page) =>
  page.evaluate(async () => {
    const seen = new Map<string, Set<string>>();
    const end = performance.now() + 2000;
    while (performance.now() < end) {
      await new Promise(requestAnimationFrame);
      for (const message of document.querySelectorAll('[data-message]')) {
        const id = message.getAttribute('data-message') ?? '';
        const places = seen.get(id) ?? new Set();
        seen.set(id, places.add(message.getAttribute('transform') ?? ''));
      }
    }
    return [...seen.values()].map((places) => places.size);
  });

test('with little motion messages step, and nothing else moves', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openExhibit(page, 'first-election');
  await faster(page, -1);
  await page.keyboard.press('Shift+ArrowRight');
  await play(page).click();
  const stepped = await ways(page);
  expect(stepped.length).toBeGreaterThan(3);
  // Where it sets out, twice on its way, where it arrives.
  expect(Math.max(...stepped)).toBeLessThanOrEqual(4);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  expect(Math.max(...(await ways(page)))).toBeGreaterThan(4);
  await pause(page).click();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.keyboard.press('s');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});

test('where the reader sets the colours, drawings wear them too', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  await openExhibit(page, 'leader-crash');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('1');
  const colours = await page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.setProperty('forced-color-adjust', 'none');
    const system = [
      'Canvas',
      'CanvasText',
      'LinkText',
      'VisitedText',
      'Highlight',
      'HighlightText',
      'GrayText',
    ].map((name) => {
      probe.style.color = name;
      return getComputedStyle(probe).color;
    });
    probe.remove();
    const worn = [...document.querySelectorAll('.scene *')].flatMap((element) => {
      const { fill, stroke } = getComputedStyle(element);
      return [fill, stroke];
    });
    const canvas = document.querySelector<HTMLCanvasElement>('.spacetime-canvas');
    const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
    const painted = new Map<string, number>();
    for (let i = 0; pixels && i < pixels.length; i += 4) {
      if (pixels[i + 3] !== 255) continue;
      const colour = `rgb(${pixels[i]}, ${pixels[i + 1]}, ${pixels[i + 2]})`;
      painted.set(colour, (painted.get(colour) ?? 0) + 1);
    }
    const most = [...painted].sort((a, b) => b[1] - a[1]).slice(0, 1);
    return { system, worn: [...new Set(worn)], painted: most.map(([colour]) => colour) };
  });
  const strange = (list: readonly string[]) =>
    list.filter((one) => one.startsWith('rgb(') && !colours.system.includes(one));
  expect(strange(colours.worn)).toEqual([]);
  expect(strange(colours.painted)).toEqual([]);
  await expect(nodeOf(page, 's1').locator('.node-selected')).toHaveCSS('stroke-width', '3px');
  // What is pressed has a frame, since a wash would not be seen.
  for (const pressed of [
    '.palette [aria-checked="true"], .palette [aria-pressed="true"]',
    '.lane-name[aria-pressed="true"]',
  ])
    await expect(page.locator(pressed).first()).toHaveCSS('outline-style', 'solid');
});
