// npm start: install, build, serve. Nothing is imported from node_modules before the installation.
import { buildPage } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { host, isFree } from './lib/port.mjs';
import { root } from './lib/root.mjs';

/**
 * @param {string} message
 * @param {number} status
 * @returns {never}
 */
function stop(message, status) {
  process.stderr.write(`${message}\n`);
  process.exit(status);
}

/**
 * The port asked for, if one is.
 * @param {string[]} args
 */
function readArguments(args) {
  const [name, value, ...rest] = args.flatMap((arg) => arg.split('='));
  if (name === undefined) return null;
  if (name !== '--port' || value === undefined || rest.length > 0)
    stop(`Unknown: ${args.join(' ')}. Usage: npm start -- [--port N]`, 2);
  const port = Number(value);
  if (!/^\d+$/.test(value) || port < 1 || port > 65535)
    stop(`--port ${value}: a whole number from 1 to 65535 was expected.`, 2);
  return port;
}

const asked = readArguments(process.argv.slice(2));
if (asked !== null && !(await isFree(asked))) stop(`Port ${asked} is taken or not allowed.`, 1);
ensureInstalled();
if (!buildPage()) stop('The page does not build; what Vite said is above.', 1);

// In this process: whatever ends it ends the server, and Vite itself goes on to the next port when one is taken.
const { preview } = await import('vite');
const server = await preview({
  root,
  logLevel: 'error',
  preview: { host, port: asked ?? 4173, strictPort: asked !== null },
});
process.stdout.write(`Orrery is at ${server.resolvedUrls?.local[0]} (Ctrl-C ends it)\n`);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(0));
// An npm that is told to end ends its shell and forgets us: an orphan has nobody left to serve.
const parent = process.ppid;
if (process.env.npm_lifecycle_event === 'start')
  setInterval(() => process.ppid === parent || process.exit(0), 500);
