import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/**
 * Whether a browser stands at a path and starts. A file of its name may be a stub ("please install the snap"): it has to
 * say its version. Not asked on Windows, where the question opens a window.
 * @param {string} path
 */
export function starts(path) {
  if (!existsSync(path)) return false;
  if (process.platform === 'win32') return true;
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

/**
 * The path that a variable of the environment names, or null where it is not set; throws when no browser starts there.
 * @param {string} variable
 */
export function asked(variable) {
  const path = process.env[variable];
  if (!path) return null;
  if (starts(path)) return path;
  throw new Error(`${variable} is ${path}, which is not a browser that starts.`);
}
