import { createServer } from 'node:net';

export const host = '127.0.0.1';

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
export function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}

/**
 * The first free port from `first` on.
 * @param {number} first
 */
export async function freePort(first) {
  for (let port = first; port < Math.min(first + 200, 65536); port++)
    if (await isFree(port)) return port;
  throw new Error(`No free port from ${first} on.`);
}
