import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type ESTree, parseSync, Visitor } from 'vite';

export interface SourceFile {
  /** From the top of the checkout, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

export function read(path: string): string {
  return readFileSync(root + path, 'utf8');
}

/** All files under a folder of the checkout, sorted; none when it does not exist yet. */
export function filesUnder(folder: string, skipped: readonly string[] = []): string[] {
  if (!existsSync(root + folder)) return [];
  return readdirSync(root + folder, { withFileTypes: true })
    .filter((entry) => !skipped.includes(entry.name))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesUnder(path, skipped) : [path];
    })
    .sort();
}

export function sourceFiles(): SourceFile[] {
  return filesUnder('src')
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => ({ path, text: read(path) }));
}

/** The syntax tree, by the parser that builds the page. */
export function parse(file: SourceFile): ESTree.Program {
  const { program, errors } = parseSync(file.path, file.text);
  if (errors[0]) throw new Error(`${file.path}: ${errors[0].message}`);
  return program;
}

export function place(file: SourceFile, offset: number): string {
  return `${file.path}:${file.text.slice(0, offset).split('\n').length}`;
}

export interface Import {
  readonly from: string;
  /** `type`: gone when compiled. `lazy`: an `import()` or a worker's address. */
  readonly kind: 'value' | 'type' | 'lazy';
  readonly offset: number;
}

/** Everything that a file reaches by its address, however it is written. */
export function importsOf(file: SourceFile): Import[] {
  const found: Import[] = [];
  const add = (kind: Import['kind'], source: unknown, offset: number) => {
    const value = (source as { value?: unknown }).value;
    // An address that is computed cannot be followed, so it is a finding of its own.
    found.push({ kind, from: typeof value === 'string' ? value : '<computed>', offset });
  };
  const declared = (
    node: ESTree.ImportDeclaration | ESTree.ExportNamedDeclaration | ESTree.ExportAllDeclaration,
  ) => {
    if (node.source === null) return;
    const typeOnly = node.type === 'ImportDeclaration' ? node.importKind : node.exportKind;
    add(typeOnly === 'type' ? 'type' : 'value', node.source, node.start);
  };
  new Visitor({
    ImportDeclaration: declared,
    ExportNamedDeclaration: declared,
    ExportAllDeclaration: declared,
    ImportExpression: (node) => add('lazy', node.source, node.start),
    TSImportType: (node) => add('type', node.source, node.start),
    NewExpression(node) {
      const [address, base] = node.arguments;
      const beside = base && file.text.slice(base.start, base.end) === 'import.meta.url';
      if (address && beside) add('lazy', address, node.start);
    },
    MemberExpression(node) {
      if (file.text.slice(node.start, node.end) === 'import.meta.glob')
        found.push({ kind: 'lazy', from: '<computed>', offset: node.start });
    },
  }).visit(parse(file));
  return found;
}
