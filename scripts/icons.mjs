#!/usr/bin/env node
// Makes public/icons/*.png from public/icons/any.svg, for systems that take no SVG. Needs a browser (npm test finds or
// installs one).
import { readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { chromiumArgs, findChromium } from './lib/chromium.mjs';
import { root } from './lib/root.mjs';

const folder = `${root}/public/icons`;
const drawing = readFileSync(`${folder}/any.svg`, 'utf8');
/** For systems that cut a shape of their own: the ground to the edges, and the rings well inside. */
const whole = drawing.replace(/ rx="\d+" fill/, ' fill');

/** @type {[name: string, size: number, svg: string][]} */
const icons = [
  ['192', 192, drawing],
  ['512', 512, drawing],
  ['180', 180, whole],
  ['maskable', 512, whole],
];

const executablePath = findChromium();
const browser = await chromium.launch({
  args: chromiumArgs,
  ...(executablePath && { executablePath }),
});
const page = await browser.newPage();
for (const [name, size, svg] of icons) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
  await page.screenshot({ path: `${folder}/${name}.png`, omitBackground: true });
}
await browser.close();
