import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

export interface Host {
  /** Where the page is. */
  readonly address: string;
  /** From now on nobody answers. */
  close(): Promise<void>;
}

/** A plain static host of a folder, below a path such as `/a/b/`. */
export async function host(folder: string, below: string): Promise<Host> {
  const server = createServer(async ({ url = '' }, response) => {
    const { pathname } = new URL(url, 'http://host');
    const name = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    try {
      if (!name.startsWith(below)) throw new Error('not below here');
      const content = await readFile(join(folder, name.slice(below.length)));
      response.writeHead(200, { 'content-type': types[extname(name)] ?? 'text/plain' });
      response.end(content);
    } catch {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Not here.');
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  if (at === null || typeof at === 'string') throw new Error('a port was expected');
  return {
    address: `http://127.0.0.1:${at.port}${below}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
