import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, ResolvedConfig } from 'vite';

/** It stands beside the page: a service worker serves the folder that it lies in, whatever that is called. */
const FILE = 'sw.js';

const hash = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('base64');

/** Adds the service worker, with the list of the build's files and the hashes of their contents. */
export function offline(source: string): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'orrery:offline',
    apply: 'build',
    configResolved(resolved) {
      config = resolved;
    },
    buildStart() {
      this.emitFile({ type: 'chunk', id: source, fileName: FILE });
    },
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const worker = bundle[FILE];
        if (worker?.type !== 'chunk' || worker.imports.length > 0)
          throw new Error('The service worker has to be a script by itself.');
        const built = Object.values(bundle)
          .filter((file) => file !== worker && !file.fileName.startsWith('.vite/'))
          .map((file) => [file.fileName, file.type === 'chunk' ? file.code : file.source] as const);
        const copied = publicFiles(config.publicDir).map(
          (name) => [name, readFileSync(join(config.publicDir, name))] as const,
        );
        const files = [...built, ...copied]
          // By the folder's own name: some hosts answer "index.html" with the way there.
          .map(([name, content]) => [name === 'index.html' ? './' : name, hash(content)] as const)
          .sort(([a], [b]) => (a < b ? -1 : 1));
        worker.code = worker.code
          .replaceAll('ORRERY_FILES', () => JSON.stringify(files))
          .replaceAll('ORRERY_BUILD', () => JSON.stringify(hash(JSON.stringify(files))));
      },
    },
  };
}

/** What Vite copies as it is, but the icons, which the system keeps of an installed page, and schemas: for editors. */
function publicFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => !/^(icons|schema)\//.test(name));
}
