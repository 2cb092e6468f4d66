import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Benchmark, Figure } from './types.ts';

/** A chunk in Vite's manifest. */
interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}

const MANIFEST = 'dist/.vite/manifest.json';
/** What the front page loads by itself before its cluster is alive: its words, and the machine that it shows. */
const FRONT = /i18n\/en|raft\/exhibit|raft\/protocol|raft\/text\/stageEn/;
/** What opening the exhibit adds by itself: what waits for a press of a button is not of it. */
const EXHIBIT =
  /ExhibitRoutes|raft\/index|raft\/scenarios|i18n\/exhibit\/en|i18n\/story\/en|stage\/Narration/;

/** Scripts that are loaded with a chunk, and with what it loads dynamically where the name is wanted. */
function scriptsFrom(
  manifest: Readonly<Record<string, Chunk>>,
  start: string,
  wanted: RegExp,
): Set<string> {
  const files = new Set<string>();
  const seen = new Set<string>();
  const visit = (name: string) => {
    const chunk = manifest[name];
    if (!chunk || seen.has(name)) return;
    seen.add(name);
    if (chunk.file.endsWith('.js')) files.add(chunk.file);
    for (const next of chunk.imports ?? []) visit(next);
    for (const next of chunk.dynamicImports ?? []) if (wanted.test(next)) visit(next);
  };
  visit(start);
  return files;
}

const zipped = (files: Iterable<string>): number => {
  let sum = 0;
  for (const file of files) sum += gzipSync(readFileSync(`dist/${file}`)).length;
  return sum / 1000;
};

/** How much script a visitor waits for. */
export const page: Benchmark = {
  name: 'page',
  title: 'Script that the page loads',
  run(): readonly Figure[] {
    if (!existsSync(MANIFEST)) {
      return [{ name: 'no built page: run `npx vite build` first', value: 0, unit: '' }];
    }
    const manifest = JSON.parse(readFileSync(MANIFEST, 'utf8')) as Record<string, Chunk>;
    const front = scriptsFrom(manifest, 'index.html', FRONT);
    const exhibit = scriptsFrom(
      manifest,
      'index.html',
      new RegExp(`${FRONT.source}|${EXHIBIT.source}`),
    );
    const more = [...exhibit].filter((file) => !front.has(file));
    return [
      {
        name: 'front page, until its cluster is alive',
        value: zipped(front),
        unit: 'kB gzip',
        goal: { atMost: 130 },
      },
      {
        name: 'an exhibit, beyond that',
        value: zipped(more),
        unit: 'kB gzip',
        goal: { atMost: 60 },
      },
    ];
  },
};
