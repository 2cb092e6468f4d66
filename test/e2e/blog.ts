import { createServer } from 'node:http';
import type { Host } from './host.ts';

/** Somebody's page, on a host of its own, with something in the middle of its text. */
export async function blog(html: string): Promise<Host> {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(pageWith(html));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  if (at === null || typeof at === 'string') throw new Error('a port was expected');
  return {
    address: `http://127.0.0.1:${at.port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const pageWith = (html: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>A course</title>
  </head>
  <body style="max-width: 720px; margin: 16px auto">
    <p>What comes before it.</p>
    ${html}
    <p id="far" style="margin-top: 3000px">What comes after it.</p>
  </body>
</html>
`;
