import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { cacheFolder, root, tools } from './root.mjs';

/** What a build depends on besides the installed packages, which the lock stands for. */
const inputs = [
  ...['src', 'public', 'index.html'],
  ...['vite.config.ts', 'scripts/vite', 'package-lock.json'],
];

/** Changes when a file is added, removed, renamed or written: only `stat`, so that it costs milliseconds. */
function sourceStamp() {
  const hash = createHash('sha256');
  /** @param {string} path */
  const visit = (path) => {
    const stat = statSync(`${root}/${path}`, { throwIfNoEntry: false });
    if (stat?.isDirectory()) {
      for (const name of readdirSync(`${root}/${path}`).sort()) visit(`${path}/${name}`);
    } else if (stat) {
      hash.update(`${path} ${stat.size} ${stat.mtimeMs}\n`);
    }
  };
  for (const path of inputs) visit(path);
  return hash.digest('hex').slice(0, 16);
}

/**
 * Vite's own output goes to standard error: standard output belongs to whoever called.
 * @param {string[]} args
 */
function viteBuild(args) {
  const vite = [tools.vite, 'build', '--logLevel', 'warn', '--emptyOutDir', ...args];
  return spawnSync(process.execPath, vite, { cwd: root, stdio: ['ignore', 2, 2] }).status === 0;
}

/** Where the two forms of the page are built to: a folder of files for a server, and one file that opens from disk. */
export const page = 'dist/index.html';
export const singlePage = 'dist-single/orrery.html';

/** Brings `dist` up to date. A second `npm start` does not rebuild what the first one is serving. */
export function buildPage() {
  return build('the page', page, []);
}

/** Brings the single file up to date. */
export function buildSinglePage() {
  return build('the single file', singlePage, ['--mode', 'single']);
}

/**
 * @param {string} what
 * @param {string} file
 * @param {string[]} args
 */
function build(what, file, args) {
  const folder = dirname(file);
  const stampFile = `${cacheFolder()}/${folder}`;
  const stamp = sourceStamp();
  if (
    existsSync(`${root}/${file}`) &&
    existsSync(stampFile) &&
    readFileSync(stampFile, 'utf8') === stamp
  )
    return true;
  rmSync(stampFile, { force: true });
  process.stderr.write(`Building ${what}…\n`);
  if (!viteBuild(['--outDir', folder, ...args])) return false;
  writeFileSync(stampFile, stamp);
  return true;
}

/**
 * The command line as JavaScript, or null when it does not build. The stamp is the folder's name and the folder
 * appears by a rename, so two commands started at once cannot see half a build.
 */
export function buildCommandLine() {
  const folders = cacheFolder();
  const folder = `${folders}/cli-${sourceStamp()}`;
  const entry = `${folder}/main.mjs`;
  if (existsSync(entry)) return entry;
  const draft = `${folders}/draft-${process.pid}`;
  if (!viteBuild(['--ssr', 'src/cli/main.ts', '--outDir', draft])) return null;
  removeOld(folders);
  try {
    renameSync(draft, folder);
  } catch {
    rmSync(draft, { recursive: true, force: true }); // somebody else was first, with the same sources
  }
  return entry;
}

/**
 * Builds an hour old; younger ones may still be running.
 * @param {string} folders
 */
function removeOld(folders) {
  for (const name of readdirSync(folders)) {
    if (!/^(cli|draft)-/.test(name)) continue;
    if (Date.now() - statSync(`${folders}/${name}`).mtimeMs > 3_600_000)
      rmSync(`${folders}/${name}`, { recursive: true, force: true });
  }
}
