import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { root } from './root.mjs';

const stampFile = `${root}/node_modules/.orrery-install`;

/** Platform and Node are part of it: native packages differ, and a folder may be shared between machines. */
function wantedStamp() {
  const lock = createHash('sha256')
    .update(readFileSync(`${root}/package-lock.json`))
    .digest('hex');
  return [lock, process.platform, process.arch, process.versions.node.split('.')[0]].join(' ');
}

/** Where packages come from stays; everything else that an outer npm set (omit=dev, a dry run…) would spoil `npm ci`. */
const keptSettings =
  /^npm_config_(registry|cafile|ca|strict_ssl|proxy|https_proxy|noproxy|userconfig|globalconfig|cache)$/i;

export function cleanEnvironment() {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => keptSettings.test(name) || !/^(npm_|NODE_ENV$)/i.test(name),
    ),
  );
}

/** Installs what the lock names, unless that was done already. All its output goes to standard error. */
export function ensureInstalled() {
  const wanted = wantedStamp();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return;
  process.stderr.write('Installing packages (npm ci)…\n');
  // The npm that runs us, when there is one: its own path needs no shell, on Windows either.
  const npm = process.env.npm_execpath;
  const settings = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const ours = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...settings], options())
    : spawnSync('npm', settings, { ...options(), shell: process.platform === 'win32' });
  if (ours.status !== 0) {
    process.stderr.write(`npm ci failed${ours.error ? `: ${ours.error.message}` : ''}.\n`);
    process.exit(1);
  }
  writeFileSync(stampFile, wanted);
}

/** @returns {import('node:child_process').SpawnSyncOptions} */
function options() {
  return { cwd: root, env: cleanEnvironment(), stdio: ['ignore', 2, 2] };
}
