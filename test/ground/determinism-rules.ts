import { type ESTree, Visitor } from 'vite';
import { parse, place, type SourceFile } from './source.ts';

const text = 'keys and parameters, made into text by src/i18n when shown';
const time = 'ctx.clock, the simulation’s integer microseconds';
const timers = 'ctx.setTimer, which the scheduler fires';
const later = 'a handler that returns; what comes later is a message or a timer';

/**
 * Names that stand for something outside the simulation, each with what to use instead. Those of the page and of Node
 * alone (`window`, `process`) are not here: they do not compile in these rooms, and are good names for other things.
 */
const names: Readonly<Record<string, string>> = {
  Date: time,
  performance: time,
  Intl: text,
  Promise: later,
  queueMicrotask: later,
  setTimeout: timers,
  setInterval: timers,
  console: 'ctx.note, or a record in the trace',
  Math: 'it by member, Math.floor(x), so that one sees which function it is',
  globalThis: 'a value handed in by whoever calls',
};

const locale = 'a comparison or text by code units, which no locale changes';
/** Methods whose answer depends on the machine's language. */
const methods: Readonly<Record<string, string>> = {
  localeCompare: locale,
  toLocaleString: locale,
  toLocaleLowerCase: locale,
  toLocaleUpperCase: locale,
};

/** Exact or correctly rounded by the standard; every other function of Math may differ in its last bits. */
const exactMath = new Set([
  ...['abs', 'ceil', 'floor', 'round', 'trunc', 'sign', 'max', 'min', 'imul', 'clz32'],
  ...['fround', 'sqrt', 'MAX_SAFE_INTEGER', 'LN2', 'LN10', 'SQRT2'],
]);
const power = 'multiplication, a shift or a table of integers';

/** Everything in a file by which two runs of the same scenario could differ, as a sentence with its place. */
export function determinismFindings(file: SourceFile): string[] {
  const found: [offset: number, what: string, instead: string][] = [];
  const labels = new Set<number>(); // where a name is only a label: a member, a key
  const label = (node: { start: number }, computed: boolean) => {
    if (!computed) labels.add(node.start);
  };
  const key = (node: { key: { start: number }; computed: boolean }) =>
    label(node.key, node.computed);
  const asynchronous = (node: { async: boolean; start: number }) => {
    if (node.async) found.push([node.start, 'async', later]);
  };
  const identifiers = new Map<number, string>(); // by place: a shorthand's key and value are one
  const program = parse(file);
  for (const node of program.body) {
    const declaration = node.type === 'ExportNamedDeclaration' ? node.declaration : node;
    if (declaration?.type === 'VariableDeclaration' && /^(let|var)$/.test(declaration.kind))
      if (!('declare' in declaration && declaration.declare))
        found.push([
          declaration.start,
          `module-level ${declaration.kind}`,
          'state that is handed in: two runs in one page would share this',
        ]);
  }
  new Visitor({
    Identifier: (node) => identifiers.set(node.start, node.name),
    MemberExpression(node: ESTree.MemberExpression) {
      label(node.property, node.computed);
      const name = file.text.slice(node.property.start, node.property.end).replace(/['"`]/g, '');
      const instead = Object.hasOwn(methods, name) ? methods[name] : undefined;
      if (instead !== undefined) found.push([node.start, `.${name}`, instead]);
      if (node.object.type !== 'Identifier' || node.object.name !== 'Math') return;
      label(node.object, false);
      if (name === 'random')
        found.push([node.start, 'Math.random', 'ctx.choose, or the seeded streams of src/core']);
      else if (!exactMath.has(name)) found.push([node.start, `Math.${name}`, power]);
    },
    Property(node) {
      if (!node.shorthand) key(node);
    },
    MethodDefinition: key,
    PropertyDefinition: key,
    TSPropertySignature: key,
    TSMethodSignature: key,
    ImportSpecifier: (node) => label(node.imported, false),
    BinaryExpression(node) {
      if (node.operator === '**') found.push([node.start, '**', power]);
    },
    AssignmentExpression(node) {
      if (node.operator === '**=') found.push([node.start, '**=', power]);
    },
    FunctionDeclaration: asynchronous,
    FunctionExpression: asynchronous,
    ArrowFunctionExpression: asynchronous,
    AwaitExpression: (node) => found.push([node.start, 'await', later]),
    ForOfStatement(node) {
      if (node.await) found.push([node.start, 'await', later]);
    },
  }).visit(program);
  for (const [start, name] of identifiers) {
    const instead = Object.hasOwn(names, name) ? names[name] : undefined;
    if (instead !== undefined && !labels.has(start)) found.push([start, name, instead]);
  }
  return found
    .sort(([a], [b]) => a - b)
    .map(([offset, what, instead]) => `${place(file, offset)}: ${what}; use ${instead}`);
}
