// npm run check: format and lint, types, dead code, and the rules of the house, side by side.
//   --write      formats and mends what can be mended, and does no more (npm run format)
//   --no-tests   without the rules of the house, which npm test runs anyway
import { spawn, spawnSync } from 'node:child_process';
import { ensureInstalled } from './lib/install.mjs';
import { root, tools } from './lib/root.mjs';

ensureInstalled();
const flags = process.argv.slice(2);

if (flags.includes('--write')) {
  const biome = [tools.biome, 'check', '--write'];
  process.exit(spawnSync(process.execPath, biome, { cwd: root, stdio: 'inherit' }).status ?? 1);
}

/** @type {[name: string, args: string[]][]} */
const checks = [
  ['format and lint', [tools.biome, 'check', '--error-on-warnings', '--colors=off']],
  ['types', [tools.tsc, '--build', '--pretty', 'false']],
  ['dead code', [tools.knip, '--no-progress']],
];
if (!flags.includes('--no-tests'))
  checks.push(['rules of the house', [tools.vitest, 'run', 'test/ground']]);

/**
 * Output is kept until the end, so that two checks never mix their lines.
 * @param {string} name
 * @param {string[]} args
 */
async function check(name, args) {
  const start = Date.now();
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (part) => (output += part));
  child.stderr.on('data', (part) => (output += part));
  const code = await new Promise((resolve) => child.on('close', resolve));
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  process.stdout.write(
    code === 0 ? `ok      ${name} (${seconds} s)\n` : `FAILED  ${name}\n${output}\n`,
  );
  return code === 0;
}

const results = await Promise.all(checks.map(([name, args]) => check(name, args)));
process.exit(results.every(Boolean) ? 0 : 1);
