import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium, noChromium } from './chromium.mjs';
import { findFirefox } from './firefox.mjs';

/**
 * Finds Chromium and Firefox, or installs Debian's when we may, both in one go. Throws with what to do where there is no
 * Chromium; without Firefox one can go on.
 */
export function ensureBrowsers() {
  const found = { chromium: findChromium(), firefox: findFirefox() };
  const missing = [
    // Without a CJK font the Chinese interface would be boxes.
    ...(found.chromium ? [] : ['chromium-headless-shell', 'fonts-wqy-microhei']),
    ...(found.firefox ? [] : ['firefox-esr']),
  ];
  if (missing.length > 0 && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    process.stderr.write(`Installing ${missing.join(', ')} (apt-get)…\n`);
    aptGet('update', '-qq');
    // One package that cannot be had would keep the others from coming.
    const install = ['install', '-y', '-qq', '--no-install-recommends'];
    if (!aptGet(...install, ...missing)) for (const one of missing) aptGet(...install, one);
    // Not every system that has apt-get has the one without a window.
    if (!found.chromium && !findChromium()) aptGet(...install, 'chromium');
  }
  const chromium = found.chromium ?? findChromium();
  if (!chromium) throw new Error(noChromium);
  return { chromium, firefox: found.firefox ?? findFirefox() };
}

/** @param {string[]} args */
function aptGet(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 2], env }).status === 0;
}
