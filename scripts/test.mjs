// npm test: everything that has to hold. A stage that fails does not keep the later ones from running.
// The last line, "N passed, N failed", counts the tests of all runners from their JSON reports.
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { ensureBrowsers } from './lib/browsers.mjs';
import { buildPage, buildSinglePage } from './lib/build.mjs';
import { noFirefox } from './lib/firefox.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { freePort } from './lib/port.mjs';
import { cacheFolder, root, tools } from './lib/root.mjs';

const total = { passed: 0, failed: 0, skipped: 0 };
/** @type {string[]} */
const troubles = [];
/** What was left out, and why: no failure.
 * @type {string[]} */
const notes = [];

/** @param {string} name */
const heading = (name) => process.stdout.write(`\n── ${name}\n`);

/**
 * Whether it succeeds. What it says is kept until the end where `kept` is given: so two that run at once do not mix their lines.
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @param {string[]} [kept]
 * @returns {Promise<boolean>}
 */
function node(args, env = process.env, kept) {
  const out = kept ? 'pipe' : 'inherit';
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', out, out], env });
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (part) => kept?.push(part));
  return new Promise((resolve) => {
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === 0));
  });
}

/**
 * Runs a test runner and adds what its report counts. A runner that fails although no test did (a file that does not
 * load, no tests, no report at all) is one failure more: the last line must not say 0 then.
 * @param {string} name
 * @param {string} report where the runner writes its JSON
 * @param {(kept?: string[]) => Promise<boolean>} run
 * @param {(json: any) => typeof total} count
 * @param {boolean} [beside] beside another one: what it says comes when it has ended
 */
async function runner(name, report, run, count, beside = false) {
  rmSync(report, { force: true });
  /** @type {string[]} */
  const said = [];
  if (!beside) heading(name);
  const succeeded = await run(beside ? said : undefined);
  if (beside) {
    heading(name);
    process.stdout.write(said.join(''));
  }
  /** @type {typeof total} */
  let counts = { passed: 0, failed: 0, skipped: 0 };
  try {
    counts = count(JSON.parse(readFileSync(report, 'utf8')));
  } catch {
    troubles.push(`${name} left no report`);
  }
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.skipped += counts.skipped;
  if (counts.passed + counts.failed === 0) troubles.push(`${name} ran nothing`);
  else if (!succeeded && counts.failed === 0) troubles.push(`${name} failed outside its tests`);
}

/**
 * @param {string} name
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {boolean} [beside]
 */
function vitest(name, args, env, beside) {
  const report = `${reports}/${name.toLowerCase().replaceAll(' ', '-')}.json`;
  const both = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return runner(
    name,
    report,
    (kept) => node([tools.vitest, 'run', ...args, ...both], env, kept),
    (json) => ({
      passed: json.numPassedTests,
      failed: json.numFailedTests,
      skipped: json.numPendingTests + json.numTodoTests,
    }),
    beside,
  );
}

ensureInstalled();
const reports = cacheFolder();

heading('Checks');
if (!(await node(['scripts/check.mjs', '--no-tests']))) troubles.push('the checks failed');

await vitest('Unit tests', [], process.env);

heading('The page');
/** @type {{ chromium: string, firefox: string | null } | null} */
let browsers = null;
try {
  browsers = ensureBrowsers();
} catch (error) {
  troubles.push(error instanceof Error ? error.message : String(error));
}
const built = buildPage() && buildSinglePage();
if (!built) troubles.push('the page does not build');
if (browsers && built) {
  const env = {
    ...process.env,
    CHROMIUM_PATH: browsers.chromium,
    ORRERY_PORT: String(await freePort(4300)),
  };
  const inChromium = runner(
    'Browser tests',
    `${reports}/playwright.json`,
    () => node([tools.playwright, 'test'], env),
    (json) => ({
      passed: json.stats.expected,
      failed: json.stats.unexpected + json.stats.flaky,
      skipped: json.stats.skipped,
    }),
  );
  if (browsers.firefox) {
    const both = { ...env, FIREFOX_PATH: browsers.firefox };
    const smoke = ['--config', 'test/firefox/vitest.config.ts'];
    await vitest('Firefox smoke run', smoke, both, true);
  } else notes.push(noFirefox);
  await inChromium;
}

process.stdout.write('\n');
for (const note of notes) process.stdout.write(`LEFT OUT: ${note}\n`);
for (const trouble of troubles) process.stdout.write(`FAILED: ${trouble}\n`);
total.failed += troubles.length;
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
process.stdout.write(`${total.passed} passed, ${total.failed} failed${skipped}\n`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
