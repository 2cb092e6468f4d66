import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, ResolvedConfig } from 'vite';
import { withHashPolicy } from './policy.ts';

/** What the single file is called. */
const FILE = 'orrery.html';

const newWorker =
  /new\s+Worker\(\s*new\s+URL\(\s*(['"])([^'"]+)\1\s*,\s*import\.meta\.url\s*,?\s*\)\s*(?:,\s*\{[^{}]*\}\s*,?\s*)?\)/g;

/** A page from disk may load nothing, so its workers come out of the script: `new Worker(new URL(…))` becomes a blob. */
function workersInside(): Plugin {
  return {
    name: 'orrery:workers-inside',
    enforce: 'pre',
    transform: {
      filter: { id: /\.tsx?$/, code: 'new Worker' },
      handler(code) {
        const imports: string[] = [];
        const inlined = code.replace(newWorker, (_, _quote, address: string) => {
          const name = `WorkerInside${imports.length}`;
          imports.push(`import ${name} from ${JSON.stringify(`${address}?worker&inline`)};`);
          return `new ${name}()`;
        });
        return imports.length > 0 ? { code: imports.join('') + inlined, map: null } : null;
      },
    },
  };
}

/** As it may stand between script tags: the same script, and nothing in it that HTML would read. */
const inScript = (code: string): string =>
  code.replace(/<(?=\/script|!--)/gi, '\\x3C').replaceAll('\r\n', '\n');

const dataAddress = (type: string, content: Buffer): string =>
  `data:${type};base64,${content.toString('base64')}`;

/** Puts script, style and icon into the page, leaves out what only a server can offer, and drops all other files. */
function oneFile(): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'orrery:one-file',
    enforce: 'post',
    configResolved(resolved) {
      config = resolved;
    },
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const files = Object.values(bundle);
        const page = files.find((file) => file.fileName === 'index.html');
        const [chunk, ...others] = files.filter((file) => file.type === 'chunk');
        const styles = files.filter((file) => file.fileName.endsWith('.css'));
        if (page?.type !== 'asset' || !chunk || others.length > 0)
          throw new Error('One page and one script were expected.');
        const script = inScript(chunk.code);
        const style = styles.map((file) => (file.type === 'asset' ? file.source : '')).join('');
        if (/<\/style|\r/i.test(style)) throw new Error('A style that cannot stand in a page.');
        let html = String(page.source)
          .replace(/\n\s*<link rel="(stylesheet|manifest|apple-touch-icon)"[^>]*>/g, '')
          .replace(
            /(<link rel="icon"[^>]*href=")\.\/([^"]+)"/,
            (_, start: string, icon: string) => {
              const content = readFileSync(join(config.publicDir, icon));
              return `${start}${dataAddress('image/svg+xml', content)}"`;
            },
          )
          .replace(/<script type="module"[^>]*><\/script>/, () =>
            [`<style>${style}</style>`, `<script type="module">${script}</script>`].join('\n    '),
          );
        html = withHashPolicy(html, script, style);
        for (const name of Object.keys(bundle)) delete bundle[name];
        this.emitFile({ type: 'asset', fileName: FILE, source: html });
      },
    },
  };
}

/** The build of one HTML file that opens from disk. */
export function singleFile(): Plugin[] {
  return [workersInside(), oneFile()];
}
