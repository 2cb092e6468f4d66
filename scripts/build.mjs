// npm run build: the page as a folder of files, for any folder of any static host.
// npm run build:single: the page as one HTML file that opens from disk.
import { statSync } from 'node:fs';
import { buildPage, buildSinglePage, page, singlePage } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { root } from './lib/root.mjs';

const flags = process.argv.slice(2);
const single = flags.includes('--single');
const unknown = flags.find((flag) => flag !== '--single');
if (unknown) {
  process.stderr.write(`Unknown: ${unknown}. Usage: npm run build, or npm run build:single\n`);
  process.exit(2);
}
ensureInstalled();
if (!(single ? buildSinglePage() : buildPage())) {
  process.stderr.write('The page does not build; what Vite said is above.\n');
  process.exit(1);
}
const file = single ? singlePage : page;
const size = single ? ` (${Math.round(statSync(`${root}/${file}`).size / 1000)} kB)` : '';
process.stdout.write(`Built ${file}${size}\n`);
