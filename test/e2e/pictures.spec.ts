import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { nodeOf, openExhibit } from './page.ts';

const panel = (page: Page) => page.getByRole('region', { name: 'Share this run' });
const pictures = (page: Page) => panel(page).getByRole('region', { name: 'Pictures' });
const button = (page: Page, name: string) =>
  pictures(page).getByRole('button', { name, exact: true });

/** A run that has come so many steps, with the panel open. */
async function open(page: Page, scenario: string, steps: number): Promise<void> {
  await openExhibit(page, scenario);
  await forward(page, steps);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await expect(button(page, 'Save stage as SVG')).toBeVisible();
}

async function forward(page: Page, steps: number): Promise<void> {
  for (let i = 0; i < steps; i++) await page.keyboard.press('ArrowRight');
}

interface Saved {
  readonly name: string;
  readonly content: Buffer;
}

async function save(page: Page, name: string, act?: () => Promise<void>): Promise<Saved> {
  const download = page.waitForEvent('download');
  await (act ?? (() => button(page, name).click()))();
  const file = await download;
  return { name: file.suggestedFilename(), content: await readFile(await file.path()) };
}

/** Opens a scenario from a file, as the panel does. */
async function openScenario(page: Page, scenario: object): Promise<void> {
  await openExhibit(page, 'first-election');
  await page.keyboard.press('l');
  const chooser = page.waitForEvent('filechooser');
  await panel(page).getByRole('button', { name: 'Open a file…' }).click();
  const buffer = Buffer.from(JSON.stringify(scenario));
  await (await chooser).setFiles({ name: 'one.json', mimeType: 'application/json', buffer });
  await expect(page).toHaveURL(/first-election|raft/);
  await expect(panel(page)).toBeHidden();
}

/**
 * What is in an SVG file, read as XML: everything that could run or load, and all that is written in it. Our own page reads
 * no text as a document, so another one does.
 */
async function readSvg(page: Page, svg: Buffer) {
  const blank = await page.context().newPage();
  const read = await blank.evaluate((text) => {
    const file = new DOMParser().parseFromString(text, 'image/svg+xml');
    const all = [...file.querySelectorAll('*')];
    const strange = all.flatMap((element) =>
      [...element.attributes]
        .filter(({ name, value }) => /^on|href|src|^style$/.test(name) || /javascript:/.test(value))
        .map(({ name }) => name),
    );
    const addresses = text.match(/url\([^)]*\)/g) ?? [];
    return {
      broken: file.querySelector('parsererror')?.textContent ?? null,
      strange,
      outside: addresses.filter(
        (one) => !/^url\((&quot;data:font\/woff2;base64,|#clip_)/.test(one),
      ),
      faces: addresses.filter((one) => one.includes('data:')).length,
      texts: [...file.querySelectorAll('text')].map((one) => one.textContent ?? ''),
      title: file.querySelector('title')?.textContent ?? '',
      description: file.querySelector('desc')?.textContent ?? '',
      shift: file.querySelector('[clip-path]')?.getAttribute('transform') ?? '',
      paths: file.querySelectorAll('path').length,
      scripts: file.querySelectorAll('script, foreignObject, image, use, a').length,
    };
  }, svg.toString('utf8'));
  await blank.close();
  return read;
}

/** How two images differ: their sizes, how much a colour is off on average, and the share of pixels that are far off. */
const compare = (page: Page, a: [Buffer, string], b: [Buffer, string]) =>
  page.evaluate(
    async (sources) => {
      const draw = async ([content, type]: readonly [string, string]) => {
        const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
        const url = URL.createObjectURL(new Blob([bytes], { type }));
        const image = new Image();
        image.src = url;
        await image.decode();
        const canvas = document.createElement('canvas');
        canvas.width = image.naturalWidth;
        canvas.height = image.naturalHeight;
        const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
        pen.drawImage(image, 0, 0);
        return pen.getImageData(0, 0, Math.max(canvas.width, 1), Math.max(canvas.height, 1));
      };
      const [one, two] = [await draw(sources[0]), await draw(sources[1])];
      const size = [one.width, one.height];
      const colours = new Set<number>();
      let [sum, far] = [0, 0];
      const height = Math.min(one.height, two.height);
      for (let i = 0; i < one.width * height * 4; i += 4) {
        const at = (image: ImageData, part: number) => image.data[i + part] ?? 0;
        colours.add((at(one, 0) << 16) | (at(one, 1) << 8) | at(one, 2));
        let most = 0;
        for (const part of [0, 1, 2]) {
          const off = Math.abs(at(one, part) - at(two, part));
          sum += off;
          most = Math.max(most, off);
        }
        if (most > 96) far++;
      }
      const pixels = one.width * height;
      return {
        size,
        other: [two.width, two.height],
        colours: colours.size,
        ground: [...one.data.slice(0, 3)],
        off: sum / pixels / 3,
        far: far / pixels,
      };
    },
    [
      [a[0].toString('base64'), a[1]],
      [b[0].toString('base64'), b[1]],
    ] as [[string, string], [string, string]],
  );

const SVG = 'image/svg+xml';
const PNG = 'image/png';

test('the stage as SVG stands for itself and looks as on the page', async ({ page }) => {
  await open(page, 'leader-crash', 60);
  const { name, content } = await save(page, 'Save stage as SVG');
  expect(name).toMatch(/^raft-leader-crash\.stage-\d+\.svg$/);
  const svg = await readSvg(page, content);
  expect(svg).toMatchObject({ broken: null, strange: [], outside: [], scripts: 0 });
  expect(svg.faces).toBeGreaterThan(1);
  expect(svg.texts).toEqual(expect.arrayContaining(['s1', 's2', 's3', 's4', 's5', 'c1']));
  expect(svg.texts.join('\n')).toMatch(/◆ term 1/);
  expect(svg.title).toMatch(/^Stage: Raft · The leader crashes, at \d/);
  expect(svg.description).toMatch(/s1, leader, term 1; s2/);

  // The picture without its caption against what the browser shows at that place.
  await pictures(page).getByRole('checkbox').uncheck();
  await pictures(page).getByLabel('Size of PNG').selectOption('1×');
  const bare = await save(page, 'Save stage as PNG');
  const [x = 0, y = 0] = (svg.shift.match(/-?[\d.]+/g) ?? []).map(Number);
  const box = await page.locator('.scene').boundingBox();
  const { width, height } = await pngSize(bare.content);
  // What reaches over the stage's edge is only air.
  const over = Math.max(y, 0);
  const clip = { x: (box?.x ?? 0) - x, y: (box?.y ?? 0) - y + over, width, height: height - over };
  const shown = await page.screenshot({ clip });
  const { content: plain } = await save(page, 'Save stage as SVG');
  const same = await compare(page, [plain, SVG], [bare.content, PNG]);
  expect(same.size).toEqual([width, height]);
  expect(same.colours).toBeGreaterThan(50);
  expect(same.off).toBeLessThan(0.3);
  expect(same.far).toBeLessThan(0.0002);
  const cropped = await crop(page, bare.content, over);
  const page1 = await compare(page, [shown, PNG], [cropped, PNG]);
  expect(page1.size).toEqual(page1.other);
  expect(page1.off).toBeLessThan(0.3);
  expect(page1.far).toBeLessThan(0.0002);
});

const pngSize = async (png: Buffer) => ({
  width: png.readUInt32BE(16),
  height: png.readUInt32BE(20),
});

/** An image without so many rows at its top. */
async function crop(page: Page, png: Buffer, rows: number): Promise<Buffer> {
  const text = await page.evaluate(
    async ([content, top]) => {
      const image = new Image();
      image.src = `data:image/png;base64,${content}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = image.naturalWidth;
      canvas.height = image.naturalHeight - top;
      canvas.getContext('2d')?.drawImage(image, 0, -top);
      return canvas.toDataURL('image/png').slice('data:image/png;base64,'.length);
    },
    [png.toString('base64'), rows] as [string, number],
  );
  return Buffer.from(text, 'base64');
}

test('PNG has as many pixels as asked for, and the theme', async ({ page }) => {
  await open(page, 'first-election', 12);
  const size = pictures(page).getByLabel('Size of PNG');
  const sizes: number[] = [];
  for (const scale of ['1×', '2×', '3×']) {
    await size.selectOption(scale);
    const { name, content } = await save(page, 'Save stage as PNG');
    expect(name).toMatch(/\.stage-\d+\.png$/);
    sizes.push((await pngSize(content)).width);
  }
  const [one = 0, two, three] = sizes;
  expect([two, three]).toEqual([one * 2, one * 3]);
  await expect(pictures(page)).toContainText(/Saved: [\d\s]+ × [\d\s]+ pixels\./);

  await size.selectOption('1×');
  const theme = pictures(page).getByLabel('Theme');
  await theme.selectOption('Night');
  for (const what of ['stage', 'diagram']) {
    const night = await save(page, `Save ${what} as PNG`);
    const seen = await compare(page, [night.content, PNG], [night.content, PNG]);
    expect(seen.ground).toEqual([13, 19, 30]);
    expect(seen.colours).toBeGreaterThan(20);
  }
  await theme.selectOption('Day');
  const day = await save(page, 'Save stage as PNG');
  const seen = await compare(page, [day.content, PNG], [day.content, PNG]);
  expect(seen.ground).toEqual([246, 242, 233]);
});

test('the diagram as SVG and PNG: lanes, axis and what is zoomed to', async ({ page }) => {
  await open(page, 'leader-crash', 60);
  const { name, content } = await save(page, 'Save diagram as SVG');
  expect(name).toMatch(/^raft-leader-crash\.diagram-\d+\.svg$/);
  const svg = await readSvg(page, content);
  expect(svg).toMatchObject({ broken: null, strange: [], outside: [], scripts: 0 });
  expect(svg.texts).toEqual(expect.arrayContaining(['s1', 's5', 'c1', '0.2\u00a0s', '2.0\u00a0s']));
  expect(svg.texts.join('\n')).toMatch(/leader, term 1/);
  await pictures(page).getByLabel('Size of PNG').selectOption('1×');
  const png = await save(page, 'Save diagram as PNG');
  const same = await compare(page, [content, SVG], [png.content, PNG]);
  expect(same.size).toEqual(same.other);
  expect(same.colours).toBeGreaterThan(50);
  expect(same.off).toBeLessThan(0.3);
  expect(same.far).toBeLessThan(0.0002);

  await page.getByRole('button', { name: /^Zoom in/ }).click();
  await page.getByRole('button', { name: /^Zoom in/ }).click();
  const near = await readSvg(page, (await save(page, 'Save diagram as SVG')).content);
  expect(near.texts).not.toContain('2.0\u00a0s');
});

test('pictures are made by keyboard', async ({ page }) => {
  await openExhibit(page, 'first-election');
  await page.keyboard.press('l');
  await expect(button(page, 'Save stage as PNG')).toBeVisible();
  const saveBy = async (name: string, key: string) => {
    const target = button(page, name);
    for (let i = 0; i < 60; i++) {
      if (await target.evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press('Tab');
    }
    await expect(target).toBeFocused();
    return save(page, name, () => page.keyboard.press(key));
  };
  expect((await saveBy('Save stage as PNG', 'Enter')).content.subarray(1, 4).toString()).toBe(
    'PNG',
  );
  expect((await saveBy('Save stage as SVG', 'Space')).content.toString()).toContain('<svg');
  expect((await saveBy('Save diagram as PNG', 'Enter')).name).toMatch(/diagram-\d+\.png$/);
  await expect(pictures(page).getByRole('status').last()).toContainText('Saved');
});

test('a picture is copied where the browser lets us', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, 'first-election', 5);
  await button(page, 'Copy stage').click();
  await expect(pictures(page)).toContainText(/Copied: [\d\s]+ × [\d\s]+ pixels\./);
  const copied = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const blob = await item?.getType('image/png');
    return blob ? [...new Uint8Array(await blob.arrayBuffer()).slice(1, 4)] : null;
  });
  expect(copied).toEqual([...Buffer.from('PNG')]);
});

test('a picture is saved where the browser does not let us copy', async ({ page }) => {
  await open(page, 'first-election', 5);
  await page.evaluate(() => {
    navigator.clipboard.write = () => Promise.reject(new Error('no'));
  });
  const { name } = await save(page, 'Copy diagram');
  expect(name).toMatch(/\.png$/);
  await expect(pictures(page)).toContainText('It was saved instead.');
});

test('markup in what a file says is text in a picture', async ({ page }) => {
  const evil = '<script>alert(1)</script>&"\'';
  await openScenario(page, {
    version: 1,
    protocol: 'raft',
    id: 'evil',
    title: { en: `"><b>${evil}`, zh: evil },
    seed: 5,
    nodes: { server: 3, client: 1 },
    script: [
      {
        at: '10ms',
        do: 'request',
        node: 'c1',
        request: { op: 'put', key: evil, value: '</text><image href="http://x.example/"/>' },
      },
    ],
  });
  await expect(nodeOf(page, 's3')).toBeVisible();
  await forward(page, 8);
  await page.keyboard.press('l');
  for (const what of ['stage', 'diagram']) {
    const { content } = await save(page, `Save ${what} as SVG`);
    const svg = await readSvg(page, content);
    expect(svg).toMatchObject({ broken: null, strange: [], outside: [], scripts: 0 });
    expect(svg.texts.join('')).toContain(`<b>${evil}`);
    expect(svg.title).toContain(evil);
  }
});

test('messages that are too many for elements are in the picture as shapes', async ({ page }) => {
  await openScenario(page, {
    version: 1,
    protocol: 'raft',
    id: 'crowd',
    title: { en: 'A crowd', zh: '人多' },
    seed: 5,
    nodes: { server: 17, client: 0 },
    network: { delay: { fixed: '400ms' } },
  });
  await expect(nodeOf(page, 's17')).toBeVisible();
  await forward(page, 31);
  await expect(page.locator('canvas.crowd')).toBeVisible();
  await page.keyboard.press('l');
  const { content } = await save(page, 'Save stage as SVG');
  const svg = await readSvg(page, content);
  expect(svg.paths).toBeGreaterThan(150);
  expect(svg).toMatchObject({ broken: null, strange: [], scripts: 0 });
});

test('a picture shows the answer that is lit', async ({ page }) => {
  await openExhibit(page, 'first-election');
  await forward(page, 30);
  await page
    .getByRole('button', { name: /^Why\?/ })
    .first()
    .click();
  await expect(page.locator('.light line').first()).toBeAttached();
  const arrows = await page.locator('.light rect').count();
  await page.keyboard.press('l');
  await expect(button(page, 'Save stage as SVG')).toBeVisible();
  await expect(page.locator('.light rect')).toHaveCount(arrows);
  const { content } = await save(page, 'Save stage as SVG');
  expect(content.toString().match(/<rect[^>]*fill="#8a5a12"/g)).toHaveLength(arrows);
  await page.keyboard.press('Escape');
  await expect(page.locator('.light rect')).toHaveCount(0);
});
