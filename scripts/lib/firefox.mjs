import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { asked, starts } from './starts.mjs';

const names = ['firefox-esr', 'firefox'];

const folders = [
  ...(process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== ''),
  ...['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/firefox', '/usr/lib/firefox'],
];

const places = [
  ...folders.flatMap((folder) => names.map((name) => join(folder, name))),
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  join(homedir(), 'Applications/Firefox.app/Contents/MacOS/firefox'),
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
  'C:\\Program Files (x86)\\Mozilla Firefox\\firefox.exe',
  join(process.env.LOCALAPPDATA ?? homedir(), 'Mozilla Firefox\\firefox.exe'),
];

/** The path of a Firefox that starts, or null. Throws when FIREFOX_PATH names none. */
export const findFirefox = () => asked('FIREFOX_PATH') ?? [...new Set(places)].find(starts) ?? null;

/** What there is to do where none was found. */
export const noFirefox =
  'No Firefox was found, so its smoke run was left out. Install one (on Debian: apt-get install firefox-esr; ' +
  'anywhere: https://www.mozilla.org/firefox/), or set FIREFOX_PATH to its executable.';
